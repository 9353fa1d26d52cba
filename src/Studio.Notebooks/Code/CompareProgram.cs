using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Code;

/// <summary>The program of a comparison: every transfer over its seeds, then the table.</summary>
internal static class CompareProgram
{
    public static string Of(IReadOnlyList<Transfer> transfers, Notebook notebook) => $$"""
        {{ProgramLines.Usings(["Studio.Experiments.Recipes", "Studio.Learning", "Studio.Learning.Data", "Studio.Learning.Measures", "Studio.Learning.Networks",
            "Studio.Learning.Transfer", "Studio.Learning.Weights", .. transfers.SelectMany(t => CSharp.Namespaces(t.Recipe))])}}
        TorchEnvironment.Prepare();
        (string Name, ulong[] Seeds, double[] Accuracies)[] rows =
        [
        {{string.Join("\n", transfers.Select(t => $"    await TrainAsync({Arguments(t, notebook)}),"))}}
        ];
        foreach (var (name, seeds, accuracies) in rows)
        {
            var mean = accuracies.Average();
            Console.WriteLine($"{name}: {mean:P1} ± {Math.Sqrt(accuracies.Sum(a => (a - mean) * (a - mean)) / Math.Max(1, accuracies.Length - 1)):P1} over seeds {string.Join(", ", seeds)}");
            // The same seed draws the same labels, so differences are taken seed by seed.
            var common = seeds.Intersect(rows[0].Seeds).ToArray();
            if (name == rows[0].Name || common.Length < 2)
                continue;
            var gain = PairedDifference.Of([.. common.Select(s => accuracies[Array.IndexOf(seeds, s)])], [.. common.Select(s => rows[0].Accuracies[Array.IndexOf(rows[0].Seeds, s)])]);
            Console.WriteLine($"  {gain.Estimate:+0.0 %;-0.0 %} against {rows[0].Name}, {gain.Low:+0.0 %;-0.0 %} to {gain.High:+0.0 %;-0.0 %} (95 %)");
        }

        static async Task<(string, ulong[], double[])> TrainAsync(string name, string data, string backbone, string? weights, Recipe recipe, ulong[] seeds, int? labelsPerClass = null, int? maxSteps = null)
        {
            using var images = Datasets.Open(data);
            using var store = new WeightStore(WeightStoreOptions.OfUser());
            var path = weights is null ? null : await store.FetchAsync(WeightCatalogue.Find(weights));
            using var source = recipe is Recipe.FineTuning { NeedsSourceImages: true } ? Datasets.Open(WeightCatalogue.Find(weights!).SourceDataset!) : null;
            var network = Catalog.Find<IBackbone>(backbone, "backbone");
            return (name, seeds, [.. seeds.Select(seed => new TransferRun(new(network, path, images, recipe, seed, labelsPerClass, maxSteps, source)).Run().Accuracy.Estimate)]);
        }

        """;

    private static string Arguments(Transfer transfer, Notebook notebook)
    {
        var (data, model) = (notebook.Input<Dataset>(transfer.Data)!, notebook.Input<PretrainedModel>(transfer.Model)!);
        return $"{CSharp.Of(transfer.Label)}, {ProgramLines.Source(data)}, {CSharp.Of(model.Backbone)}, {CSharp.Of(model.Weights)}, "
            + $"{CSharp.Of(transfer.Recipe)}, [{string.Join(", ", transfer.RunSeeds(notebook))}], {CSharp.Of(data.LabelsPerClass)}, {CSharp.Of(transfer.MaxSteps)}";
    }
}
