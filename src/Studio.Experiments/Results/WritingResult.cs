using System.Text.Json.Serialization;
using Studio.Experiments.Runs;

namespace Studio.Experiments.Results;

/// <summary>A trained character network and what it wrote last.</summary>
/// <param name="Perplexity">A character's, on the held-out end of the text.</param>
public sealed record WritingResult(ArtifactReference Model, string Written, double Perplexity, int Steps, double Seconds) : CellResult
{
    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures => [new ResultFigure.Number("perplexity", Perplexity), new ResultFigure.Number("seconds", Seconds)];

    public override string Summary() => $"perplexity {Perplexity:F2} after {Steps:N0} steps";

    public override string PlainText() => Written;

    public override string Headline() => $"perplexity {Perplexity:F2}";
}
