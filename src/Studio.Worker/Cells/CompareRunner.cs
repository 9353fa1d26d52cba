using Studio.Experiments;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Comparison;
using Studio.Learning.Measures;
using Studio.Learning.Training;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Sets the figures of several classifiers side by side; the first is the baseline of the others.</summary>
public sealed class CompareRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(Compare));

    public int Version => 2;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var rows = ((Compare)request.Cell).Models.Select(id => (Cell: id, Seeds: request.Seeds<Classifier>(id))).ToArray();
        if (rows.Length < 2)
            throw new ArgumentException("A comparison needs at least two classifiers. Choose them.");
        return new ComparisonResult([.. rows.Select((row, i) => Row(row.Cell, row.Seeds, i == 0 ? null : rows[0].Seeds))],
            DifferingSettings.Of([.. rows.Select(r => r.Seeds[0])]));
    }

    private static ComparedRow Row(string cell, IReadOnlyList<Classifier> seeds, IReadOnlyList<Classifier>? first)
    {
        double[] accuracies = [.. seeds.Select(s => s.Test.Accuracy.Estimate)];
        return new(cell, $"{DifferingSettings.KindOf(seeds[0].Recipe)}, {seeds[0].Network}", [.. seeds.Select(s => s.Seed)], accuracies,
            accuracies.Average(), SampleDeviation.Of(accuracies),
            first is null ? null : Against(seeds, first), seeds.Average(s => s.Seconds))
        {
            Kept = [.. seeds.Select(s => s.Kept).OfType<SourceAccuracy>()],
        };
    }

    private static Interval? Against(IReadOnlyList<Classifier> seeds, IReadOnlyList<Classifier> first)
    {
        var pairs = seeds.Join(first, a => a.Seed, b => b.Seed,
            (a, b) => (Here: a.Test.Accuracy.Estimate, There: b.Test.Accuracy.Estimate)).ToArray();
        return pairs.Length < 2 ? null : PairedDifference.Of([.. pairs.Select(p => p.Here)], [.. pairs.Select(p => p.There)]);
    }
}
