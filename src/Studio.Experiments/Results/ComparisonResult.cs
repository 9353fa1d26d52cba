namespace Studio.Experiments.Results;

/// <summary>Runs side by side.</summary>
/// <param name="Settings">The settings that differ, each with its value in every row's cell.</param>
public sealed record ComparisonResult(IReadOnlyList<ComparedRow> Rows, IReadOnlyList<ComparedSetting> Settings) : CellResult
{
    public override string? Headline() => Rows.MaxBy(r => r.Mean) is { } best ? $"{best.Mean:P1}" : null;
}
