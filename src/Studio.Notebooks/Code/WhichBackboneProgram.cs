using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Code;

/// <summary>The program of a choice: one pass for each candidate, then, if it is asked for, a head on each.</summary>
internal static class WhichBackboneProgram
{
    public static string Of(WhichBackbone cell, Notebook notebook)
    {
        var data = notebook.Input<Dataset>(cell.Data)!;
        var labels = CSharp.Of(data.LabelsPerClass);
        return $$"""
            {{ProgramLines.Usings(["Studio.Learning", "Studio.Learning.Data", "Studio.Learning.Networks", "Studio.Learning.Transfer", "Studio.Learning.Weights",
                .. cell.TrainHeads ? new[] { "Studio.Experiments.Recipes", "Studio.Experiments.Results.Choice" } : []])}}
            TorchEnvironment.Prepare();
            using var images = Datasets.Open({{ProgramLines.Source(data)}});
            using var store = new WeightStore(WeightStoreOptions.OfUser());
            var candidates = new List<BackboneCandidate>();
            foreach (var (backbone, key) in {{Candidates(cell, notebook)}})
            {
                var weights = key is null ? null : WeightCatalogue.Find(key);
                candidates.Add(new(Catalog.Find<IBackbone>(backbone, "backbone"), weights, weights is null ? null : await store.FetchAsync(weights)));
            }

            // Only what a transfer would fit to; neither what it chooses by nor the test part.
            var train = DataSplit.Of(images.Items, images.Classes.Count, seed: {{cell.Seed}}, labelsPerClass: {{labels}}).Folds[0].Train;
            var rows = new BackboneChoice(images, train, seed: {{cell.Seed}}).Score(candidates);
            foreach (var row in rows.OrderByDescending(r => r.LogMe))
                Console.WriteLine($"{row.Title}: LogME {row.LogMe:F3}, five neighbours {row.NeighbourAccuracy:P1}, H-score {row.HScore:F2}, LEEP {row.Leep:F3}, {row.Cost.MultiplyAdds:N0} multiply-adds");
            {{(cell.TrainHeads ? TrainedHeads(cell, labels) : "")}}

            """;
    }

    private static string TrainedHeads(WhichBackbone cell, string labels) => $$"""

        var trained = rows.Zip(candidates, (row, c) => row with
        {
            TestAccuracy = new TransferRun(new(c.Backbone, c.WeightsPath, images, new Recipe.FeatureExtraction(), Seed: {{cell.Seed}}, LabelsPerClass: {{labels}})).Run().Accuracy.Estimate,
        }).ToArray();
        foreach (var outcome in Forecasts.Outcomes(trained))
            Console.WriteLine($"{ForecastScore.All.Single(s => s.Key == outcome.Score).Title}: its first choice ranks {outcome.Rank} of {outcome.Candidates}, {outcome.Regret:P1} below the best, tau {outcome.Agreement?.Tau:F2}");
        """;

    private static string Candidates(WhichBackbone cell, Notebook notebook) => cell.Models.Count == 0 ? "BackboneCandidate.BundledFor(images)"
        : $"new (string, string?)[] {{ {string.Join(", ", cell.Models.Select(id => notebook.Input<PretrainedModel>(id)!).Select(m => $"({CSharp.Of(m.Backbone)}, {CSharp.Of(m.Weights)})"))} }}";
}
