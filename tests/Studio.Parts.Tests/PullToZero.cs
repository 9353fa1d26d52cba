using System.ComponentModel;
using System.Text.Json.Serialization;
using Studio.Experiments.Recipes;

namespace Studio.Parts.Tests;

/// <summary>A regulariser of nobody else's: options.</summary>
[DisplayName("Pull to zero"), Description("Pull to zero: pulls every weight towards zero.")]
public sealed record PullToZero : Regulariser
{
    [JsonIgnore]
    public override bool NeedsSourceHead => false;

    [Description("Strength: weight of the term beside the loss.")]
    public double Strength { get; init; } = 1;
}
