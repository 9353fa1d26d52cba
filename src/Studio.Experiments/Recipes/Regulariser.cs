using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>What holds a network near the task that it knew before: it adds to the loss of every step. The choose and test figures do not have it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(L2Sp), "l2-sp")]
[JsonDerivedType(typeof(ElasticWeightConsolidation), "ewc")]
[JsonDerivedType(typeof(LearningWithoutForgetting), "lwf")]
[JsonDerivedType(typeof(Rehearsal), "rehearsal")]
public abstract record Regulariser
{
    /// <summary>It asks the head that the weights were published with.</summary>
    [JsonIgnore]
    public bool NeedsSourceHead => this is not L2Sp;

    /// <summary>It looks at images that the weights were trained on.</summary>
    [JsonIgnore]
    public bool NeedsSourceImages => this is ElasticWeightConsolidation or Rehearsal;

    /// <summary>Li, Grandvalet and Davoine, "Explicit Inductive Bias for Transfer Learning with Convolutional Networks", ICML 2018, arXiv:1802.01483, section 3.</summary>
    [DisplayName("L2-SP"), Description("Weight decay pulls weights towards zero, where a pretrained network knows nothing. L2-SP pulls those of the backbone towards their starting point instead, all equally hard, and only the new head towards zero. It needs nothing but the pretrained weights (Li et al. 2018).")]
    public sealed record L2Sp : Regulariser
    {
        [Range(0, 1e6), Description("Pull of the backbone towards its pretrained weights.")]
        public double Alpha { get; init; } = 0.1;

        [Range(0, 1e6), Description("Pull of the new head towards zero.")]
        public double Beta { get; init; } = 0.01;
    }

    /// <summary>Kirkpatrick et al., "Overcoming catastrophic forgetting in neural networks", PNAS 114, 2017, arXiv:1612.00796, eq. 3.</summary>
    [DisplayName("EWC"), Description("Not every weight matters to the old task. EWC measures on images of it how much the prediction changes with each weight (the Fisher information) and pulls the weights that matter back to their pretrained values, while the others are free to learn the new task. It needs images that the weights were trained on (Kirkpatrick et al. 2017).")]
    public sealed record ElasticWeightConsolidation : Regulariser
    {
        [Range(0, 1e9), Description("Pull towards the pretrained weights, times the Fisher information of each.")]
        public double Lambda { get; init; } = 1000;

        [Range(1, 1000), Description("Source images of each class that the Fisher information is measured on.")]
        public int ImagesPerClass { get; init; } = 10;

        [Description("Expect over all labels that the network holds possible, rather than take the true one; it costs one backward pass a class.")]
        public bool ExactFisher { get; init; }
    }

    /// <summary>Li and Hoiem, "Learning without Forgetting", ECCV 2016, arXiv:1606.09282, section 3.</summary>
    [DisplayName("LwF"), Description("The network as it was is asked what it sees in the new images, in terms of its old classes, and the one that learns has to go on giving those answers through the old head. So the old task is remembered without a single image of it; where the new images look nothing like the old ones, the answers say little and it helps little (Li and Hoiem 2016).")]
    public sealed record LearningWithoutForgetting : Regulariser
    {
        [Range(0, 1e6), Description("Weight of the old answers beside the loss of the new task.")]
        public double Strength { get; init; } = 1;

        [Range(0.1, 100), Description("Above 1, the answers that the old network held less likely count more.")]
        public double Temperature { get; init; } = 2;
    }

    /// <summary>Robins, "Catastrophic Forgetting, Rehearsal and Pseudorehearsal", Connection Science 7, 1995; a small memory as in Chaudhry et al., "On Tiny Episodic Memories in Continual Learning", arXiv:1902.10486.</summary>
    [DisplayName("Rehearsal"), Description("A few images of the old task are kept and shown again: each step learns from as many of them, through the old head, as from new ones. The plainest remedy and often the best, where old images may be kept (Robins 1995, Chaudhry et al. 2019).")]
    public sealed record Rehearsal : Regulariser
    {
        [Range(1, 1000), Description("Source images of each class that are kept.")]
        public int ImagesPerClass { get; init; } = 10;

        [Range(0, 1e6), Description("Weight of the old images beside the new ones.")]
        public double Strength { get; init; } = 1;
    }
}
