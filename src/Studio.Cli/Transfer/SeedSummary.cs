using Studio.Experiments.Results;
using Studio.Learning.Measures;
using Studio.Learning.Transfer;

namespace Studio.Cli.Transfer;

/// <summary>Accuracy of one recipe over several seeds.</summary>
/// <param name="Deviation">Sample standard deviation; 0 for a single seed.</param>
/// <param name="AgainstFirst">This recipe minus the first one, paired by seed; null for the first or for a single seed.</param>
internal sealed record SeedSummary(string Recipe, int Seeds, double Mean, double Deviation, double Lowest, double Highest,
    Interval? AgainstFirst)
{
    public static IReadOnlyList<SeedSummary> Of(IReadOnlyList<IReadOnlyList<TransferResult>> byRecipe) =>
        [.. byRecipe.Select((results, i) =>
            Of(RecipeNames.Of(results[0].Recipe), Accuracies(results), i == 0 ? null : Accuracies(byRecipe[0])))];

    internal static SeedSummary Of(string recipe, IReadOnlyList<double> accuracies, IReadOnlyList<double>? first) =>
        new(recipe, accuracies.Count, accuracies.Average(), SampleDeviation.Of(accuracies), accuracies.Min(), accuracies.Max(),
            first is null || accuracies.Count < 2 ? null : PairedDifference.Of(accuracies, first));

    private static double[] Accuracies(IReadOnlyList<TransferResult> results) => [.. results.Select(r => r.Accuracy.Estimate)];
}
