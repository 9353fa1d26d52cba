using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>How often a decoder in training is given the true previous word rather than its own.</summary>
/// <remarks>Williams and Zipser, "A Learning Algorithm for Continually Running Fully Recurrent Neural Networks", Neural Computation 1989;
/// the decay: Bengio et al., "Scheduled Sampling for Sequence Prediction with Recurrent Neural Networks", NeurIPS 2015,
/// arXiv:1506.03099.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Constant), "constant")]
[JsonDerivedType(typeof(LinearDecay), "linear-decay")]
public abstract record TeacherForcing
{
    /// <summary>Share of words, from 0 to 1, in a step of a training of so many.</summary>
    public abstract double At(int step, int steps);

    [Description("Constant teacher forcing: the same share of true previous words in all steps.")]
    public sealed record Constant : TeacherForcing
    {
        [Setting, Range(0, 1)]
        [Description("Teacher-forcing ratio: share of words that the decoder reads from the reference. 1 trains fastest; lower it to make "
            + "the decoder robust against its own mistakes.")]
        public double Share { get; init; } = 1;

        public override double At(int step, int steps) => Share;
    }

    [DisplayName("Linear decay")]
    [Description("Scheduled sampling: the share of true previous words falls from step to step (Bengio et al. 2015).")]
    public sealed record LinearDecay : TeacherForcing
    {
        [DisplayName("First share"), Setting(Paper = "https://arxiv.org/abs/1506.03099"), Range(0, 1)]
        [Description("First teacher-forcing ratio: share of true previous words in the first step.")]
        public double First { get; init; } = 1;

        [DisplayName("Last share"), Setting(Paper = "https://arxiv.org/abs/1506.03099"), Range(0, 1)]
        [Description("Last teacher-forcing ratio: share of true previous words in the last step.")]
        public double Last { get; init; } = 0.5;

        public override double At(int step, int steps) => First + (Last - First) * (steps > 1 ? step / (steps - 1.0) : 0);
    }
}
