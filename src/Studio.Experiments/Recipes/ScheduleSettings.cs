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
    public sealed record Constant : ScheduleSettings;

    /// <summary>Half a cosine from the peak to a share of it (Loshchilov and Hutter, SGDR, arXiv:1608.03983, without restarts).</summary>
    public sealed record Cosine : ScheduleSettings
    {
        [Range(0, 1)] public double FinalShare { get; init; }
    }

    /// <summary>Smith and Topin, "Super-Convergence", arXiv:1708.07120; momentum runs the other way.</summary>
    public sealed record OneCycle : ScheduleSettings
    {
        [Range(0.01, 0.99)] public double WarmUpShare { get; init; } = 0.3;
        [Range(1, 10_000)] public double StartDivisor { get; init; } = 25;
        [Range(1, 1e9)] public double FinalDivisor { get; init; } = 1e4;
        [Range(0, 0.9999)] public double BaseMomentum { get; init; } = 0.85;
        [Range(0, 0.9999)] public double MaxMomentum { get; init; } = 0.95;
        public bool Linear { get; init; }
        public bool ThreePhase { get; init; }
    }

    /// <summary>Howard and Ruder, "Universal Language Model Fine-tuning", ACL 2018, arXiv:1801.06146, eq. 3.</summary>
    public sealed record SlantedTriangular : ScheduleSettings
    {
        [Range(0.001, 0.999)] public double CutShare { get; init; } = 0.1;
        [Range(1, 10_000)] public double Ratio { get; init; } = 32;
    }
}
