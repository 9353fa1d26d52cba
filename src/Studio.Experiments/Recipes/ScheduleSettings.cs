using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>How the learning rate moves over the steps of a run; every stage keeps its own peak.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Constant), "constant")]
[JsonDerivedType(typeof(Cosine), "cosine")]
[JsonDerivedType(typeof(OneCycle), "one-cycle")]
[JsonDerivedType(typeof(SlantedTriangular), "slanted-triangular")]
public abstract record ScheduleSettings
{
    private const string OneCyclePaper = "https://arxiv.org/abs/1708.07120", SlantedPaper = "https://arxiv.org/abs/1801.06146";

    [Description("The learning rate stays the same in all steps. Simple to reason about; the last epochs stay noisy.")]
    public sealed record Constant : ScheduleSettings;

    [Description("Cosine annealing without restarts: the learning rate falls from its peak along half a cosine. A good default "
        + "(Loshchilov and Hutter 2017).")]
    public sealed record Cosine : ScheduleSettings
    {
        [DisplayName("Final share"), Setting(Paper = "https://arxiv.org/abs/1608.03983"), Range(0, 1)]
        [Description("Final learning rate as a share of the peak. 0 ends at zero, 1 never falls.")]
        public double FinalShare { get; init; }
    }

    [DisplayName("One-cycle")]
    [Description("One-cycle policy: the learning rate rises to its peak, then falls far below its start, while momentum runs the other "
        + "way (Smith and Topin 2017).")]
    public sealed record OneCycle : ScheduleSettings
    {
        [DisplayName("Warm-up share"), Setting(Paper = OneCyclePaper), Range(0.01, 0.99)]
        [Description("Warm-up: share of all steps in which the learning rate rises.")]
        public double WarmUpShare { get; init; } = 0.3;

        [Setting(Paper = OneCyclePaper), Range(1, 10_000)]
        [Description("Start divisor: the first learning rate is the peak divided by this.")]
        public double StartDivisor { get; init; } = 25;

        [Setting(Paper = OneCyclePaper), Range(1, 1e9)]
        [Description("Final divisor: the last learning rate is the first one divided by this.")]
        public double FinalDivisor { get; init; } = 1e4;

        [Range(0, 0.9999), Description("Base momentum: momentum (Adam: β₁) at the peak of the learning rate.")]
        public double BaseMomentum { get; init; } = 0.85;

        [DisplayName("Maximum momentum"), Range(0, 0.9999)]
        [Description("Maximum momentum: momentum (Adam: β₁) where the learning rate is lowest.")]
        public double MaxMomentum { get; init; } = 0.95;

        [DisplayName("Linear annealing"), Description("Linear annealing: straight lines instead of half cosines.")]
        public bool Linear { get; init; }

        [DisplayName("Three phases")]
        [Description("Three phases: falls as slowly as it rose, then once more to the final learning rate, as in the paper.")]
        public bool ThreePhase { get; init; }
    }

    [Description("Slanted triangular: a short linear rise, then a long linear fall. Made for fine-tuning with few steps (Howard and "
        + "Ruder 2018, eq. 3).")]
    public sealed record SlantedTriangular : ScheduleSettings
    {
        [DisplayName("Warm-up share"), Setting(Paper = SlantedPaper), Range(0.001, 0.999)]
        [Description("Warm-up (cut_frac in the paper): share of all steps in which the learning rate rises.")]
        public double CutShare { get; init; } = 0.1;

        [Setting(Paper = SlantedPaper), Range(1, 10_000)]
        [Description("Ratio: how many times smaller the lowest learning rate is than the peak.")]
        public double Ratio { get; init; } = 32;
    }
}
