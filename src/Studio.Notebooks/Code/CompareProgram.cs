using Studio.Experiments.Results;
using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Code;

/// <summary>The program of a comparison: the classifiers of every seed on the test set, then the table.</summary>
internal static class CompareProgram
{
    public static string Of(Compare cell, Notebook notebook) => $$"""
        using Studio.Experiments.Results;
        using Studio.Learning;
        using Studio.Learning.Data;
        using Studio.Learning.Data.Splits;
        using Studio.Learning.Measures;
        using Studio.Learning.Training;
        using Studio.Learning.Transfer;
        using Studio.Learning.Weights.Formats;

        TorchEnvironment.Prepare();
        // The files are written by the programs of the compared cells, one per seed; each contains its classes, its preprocessing and its
        // seed.
        (string Name, ulong[] Seeds, double[] Accuracies)[] rows =
        [
        {{string.Join("\n", cell.Models.Distinct().Select(id => $"    Test({Arguments(cell, notebook.Cell(id)!, notebook)}),"))}}
        ];
        foreach (var (name, seeds, accuracies) in rows)
        {
            var mean = accuracies.Average();
            Console.WriteLine($"{name}: {mean:P1} ± {SampleDeviation.Of(accuracies):P1} over seeds {string.Join(", ", seeds)}");
            // With the same seed the labels are the same, so differences are taken seed by seed.
            var common = seeds.Intersect(rows[0].Seeds).ToArray();
            if (name == rows[0].Name || common.Length < 2)
                continue;
            var gain = PairedDifference.Of([.. common.Select(s => accuracies[Array.IndexOf(seeds, s)])], [.. common.Select(s => rows[0].Accuracies[Array.IndexOf(rows[0].Seeds, s)])]);
            Console.WriteLine($"  {gain.Estimate:+0.0 %;-0.0 %} against {rows[0].Name}, {gain.Low:+0.0 %;-0.0 %} to {gain.High:+0.0 %;-0.0 %} (95 %)");
        }

        static (string, ulong[], double[]) Test(string name, string data, params string[] files)
        {
            using var set = Datasets.Open(data);
            var tested = files.Select(file =>
            {
                using var weights = WeightsFile.Read(file);
                var bundle = TransferBundle.Of(weights)!;
                using var network = bundle.Open(weights);
                // The test part depends neither on the seed nor on the number of labels.
                using var examples = set.Examples(DataSplit.Of(set.Items, set.Classes.Count, bundle.Seed, labelsPerClass: null).Test, bundle.Input);
                return (bundle.Seed, ClassificationScores.Of(Evaluation.Predict(network, examples).Confusion).Accuracy);
            }).ToArray();
            return (name, [.. tested.Select(t => t.Seed)], [.. tested.Select(t => t.Accuracy)]);
        }

        """;

    private static string Arguments(Compare cell, Cell model, Notebook notebook)
    {
        var data = ProgramLines.Data(notebook, notebook.Origin<DatasetResult>(model.Id)?.Id, cell);
        return $"{CSharp.Of(model.Label)}, {ProgramLines.Source(data)}, {string.Join(", ", ProgramLines.ModelFiles(model, notebook))}";
    }
}
