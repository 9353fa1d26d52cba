using Studio.Experiments.Results;

namespace Studio.Parts.Tests;

/// <summary>A result kind of nobody else's.</summary>
public sealed record ClassCount(int Classes) : CellResult
{
    public override string? Headline() => $"{Classes} classes";

    public override string Summary() => $"The data set has {Classes} classes";

    public override IReadOnlyList<ResultTable> Tables() => [new("Count", ["what", "how many"], [["classes", $"{Classes}"]])];
}
