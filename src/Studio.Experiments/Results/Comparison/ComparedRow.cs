namespace Studio.Experiments.Results.Comparison;

/// <summary>One compared cell over its seeds.</summary>
/// <param name="Accuracies">Test accuracy of each seed, in the order of <paramref name="Seeds"/>.</param>
/// <param name="AgainstFirst">This row minus the first, paired by seed, with its 95 % interval;
/// null for the first row or with under two common seeds.</param>
public sealed record ComparedRow(string Cell, string Title, IReadOnlyList<ulong> Seeds, IReadOnlyList<double> Accuracies, double Mean,
    double Deviation, Interval? AgainstFirst, double MeanSeconds)
{
    /// <summary>What each seed kept of the task that the weights were trained on; empty where the recipe did not watch it.</summary>
    public IReadOnlyList<SourceAccuracy> Kept { get; init; } = [];
}
