using System.Text.Json.Serialization;

namespace Studio.Experiments.Events;

/// <summary>What a person changed in a running run; it takes effect at a step boundary and stays in force.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RatesScaled), "rates-scaled")]
[JsonDerivedType(typeof(Frozen), "frozen")]
[JsonDerivedType(typeof(Unfrozen), "unfrozen")]
public abstract record Intervention
{
    /// <summary>All learning rates of the schedule times <paramref name="Factor"/>, on top of earlier factors.</summary>
    public sealed record RatesScaled(double Factor) : Intervention;

    /// <param name="Group">Name of a stage, or "head".</param>
    public sealed record Frozen(string Group) : Intervention;

    /// <param name="Group">Name of a stage, or "head".</param>
    public sealed record Unfrozen(string Group) : Intervention;
}
