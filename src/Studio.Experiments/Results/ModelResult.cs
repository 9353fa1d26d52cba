using System.ComponentModel;
using Studio.Experiments.Data;

namespace Studio.Experiments.Results;

/// <summary>A network with weights that a transfer can start from.</summary>
/// <param name="Weights">Key in the catalogue; null starts at random.</param>
/// <param name="WeightsHash">SHA-256 of the file; null starts at random.</param>
/// <param name="Source">What the weights were trained on, for people.</param>
[DisplayName("pretrained model")]
public sealed record ModelResult(string Backbone, string Title, string? Weights, string? WeightsHash, string Source, string License,
    IReadOnlyList<StageResult> Stages, InputSpec Input) : CellResult
{
    /// <summary>Those of the head that the weights came with; empty without one.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    public long Parameters => Stages.Sum(s => s.Parameters);

    public override string Summary() => $"{Title}, {Parameters:N0} parameters, from {Source}";

    public override string Headline() => $"{Parameters:N0} parameters";
}
