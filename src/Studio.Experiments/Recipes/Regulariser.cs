using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>What holds a network near the task that it knew before: it adds to the loss of every step.
/// Validation and test losses do not have it.</summary>
[OpenKinds]
public abstract record Regulariser
{
    /// <summary>It asks the head that the weights were published with.</summary>
    [JsonIgnore]
    public virtual bool NeedsSourceHead => true;

    /// <summary>It reads items that the weights were trained on.</summary>
    [JsonIgnore]
    public virtual bool NeedsSourceImages => false;

    /// <summary>Li, Grandvalet and Davoine, "Explicit Inductive Bias for Transfer Learning with Convolutional Networks", ICML 2018,
    /// arXiv:1802.01483, section 3.</summary>
    [DisplayName("L2-SP")]
    [Description("L2-SP: pulls the weights of the backbone towards their pretrained values, all with the same strength, and the new head "
        + "towards zero. It needs only the pretrained weights (Li et al. 2018).")]
    public sealed record L2Sp : Regulariser
    {
        [JsonIgnore]
        public override bool NeedsSourceHead => false;

        [DisplayName("Alpha (α)"), Setting(Paper = "https://arxiv.org/abs/1802.01483"), Range(0, 1e6)]
        [Description("Strength α: pull of the backbone towards its pretrained weights.")]
        public double Alpha { get; init; } = 0.1;

        [DisplayName("Beta (β)"), Setting(Paper = "https://arxiv.org/abs/1802.01483"), Range(0, 1e6)]
        [Description("Strength β: pull of the new head towards zero.")]
        public double Beta { get; init; } = 0.01;
    }

    /// <summary>Kirkpatrick et al., "Overcoming catastrophic forgetting in neural networks", PNAS 114, 2017,
    /// arXiv:1612.00796, eq. 3.</summary>
    [KindName("ewc"), DisplayName("EWC")]
    [Description("Elastic weight consolidation: the Fisher information says how much each weight matters to the old task, and the "
        + "weights that matter are pulled back to their pretrained values. It needs {items} of the old task (Kirkpatrick et al. 2017).")]
    public sealed record ElasticWeightConsolidation : Regulariser
    {
        [JsonIgnore]
        public override bool NeedsSourceImages => true;

        [DisplayName("Lambda (λ)"), Setting(Paper = "https://arxiv.org/abs/1612.00796"), Range(0, 1e9)]
        [Description("Strength λ: pull towards the pretrained weights, multiplied by the Fisher information of each. Raise it if the old "
            + "task is still forgotten.")]
        public double Lambda { get; init; } = 1000;

        [DisplayName("Examples per class"), Range(1, 1000)]
        [Description("Examples per class: {items} of the old task on which the Fisher information is estimated.")]
        public int ImagesPerClass { get; init; } = 10;

        [DisplayName("Exact Fisher information")]
        [Description("Exact Fisher information: takes the expectation over all classes instead of the true label. It costs one backward "
            + "pass per class.")]
        public bool ExactFisher { get; init; }
    }

    /// <summary>Li and Hoiem, "Learning without Forgetting", ECCV 2016, arXiv:1606.09282, section 3.</summary>
    [KindName("lwf"), DisplayName("LwF")]
    [Description("Learning without forgetting: the old head must keep predicting on the new {items} what the pretrained network predicts "
        + "on them (knowledge distillation). It needs no old {items}; it helps little where new {items} are nothing like the old ones "
        + "(Li and Hoiem 2016).")]
    public sealed record LearningWithoutForgetting : Regulariser
    {
        [Setting(Paper = "https://arxiv.org/abs/1606.09282"), Range(0, 1e6)]
        [Description("Strength: weight of the distillation loss beside the loss of the new task.")]
        public double Strength { get; init; } = 1;

        [Setting(Paper = "https://arxiv.org/abs/1503.02531"), Range(0.1, 100)]
        [Description("Distillation temperature: above 1, less likely classes of the old network count more.")]
        public double Temperature { get; init; } = 2;
    }

    /// <summary>Robins, "Catastrophic Forgetting, Rehearsal and Pseudorehearsal", Connection Science 7, 1995; a small memory as in Chaudhry
    /// et al., "On Tiny Episodic Memories in Continual Learning", arXiv:1902.10486.</summary>
    [DisplayName("Rehearsal")]
    [Description("Rehearsal (replay): a few {items} of the old task are kept, and each step trains on as many of them, through the old "
        + "head, as on new ones. Simple and often best, where old {items} may be kept (Robins 1995, Chaudhry et al. 2019).")]
    public sealed record Rehearsal : Regulariser
    {
        [JsonIgnore]
        public override bool NeedsSourceImages => true;

        [DisplayName("Examples per class"), Setting(Paper = "https://arxiv.org/abs/1902.10486"), Range(1, 1000)]
        [Description("Examples per class: {items} of the old task that are kept.")]
        public int ImagesPerClass { get; init; } = 10;

        [Range(0, 1e6), Description("Strength: weight of the loss on old {items} beside that on new ones.")]
        public double Strength { get; init; } = 1;
    }
}
