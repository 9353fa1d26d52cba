using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Code;

/// <summary>The program of a choice: one pass for each candidate, then, if it is asked for, a head on each.</summary>
internal static class WhichBackboneProgram
{
    public static string Of(WhichBackbone cell, Notebook notebook)
    {
        var data = ProgramLines.Data(notebook, cell.Data, cell);
        var labels = CSharp.Of(data.LabelsPerClass);
        return $$"""
            {{ProgramLines.Usings(["Studio.Learning", "Studio.Learning.Data", "Studio.Learning.Data.Splits",
                "Studio.Learning.Measures.Transferability",
                "Studio.Learning.Networks", "Studio.Learning.Transfer.Choice", "Studio.Learning.Weights",
                .. cell.TrainHeads ? new[] { "Studio.Experiments.Recipes", "Studio.Learning.Transfer" } : []])}}
            TorchEnvironment.Prepare();
            using var images = Datasets.Open({{ProgramLines.Source(data)}});
            using var store = new WeightStore(WeightStoreOptions.OfUser());
            var candidates = new List<BackboneCandidate>();
            foreach (var (backbone, key) in {{Candidates(cell, notebook)}})
            {
                var weights = key is null ? null : WeightCatalogue.Find(key);
                var path = weights is null ? null : await store.FetchAsync(weights);
                candidates.Add(new(Catalog.Find<IBackbone>(backbone, "backbone"), weights, path));
            }

            // Only the training set of a transfer; neither its validation nor its test set.
            var train = DataSplit.Of(images.Items, images.Classes.Count, seed: {{cell.Seed}}, labelsPerClass: {{labels}}).Folds[0].Train;
            var rows = new BackboneChoice(images, train, seed: {{cell.Seed}}).Score(candidates);
            var scores = TransferabilityScores.Descriptions;
            foreach (var row in scores[0].Rank(rows))
                Console.WriteLine($"{row.Title}: {string.Join(", ", scores.Select(s => $"{s.Title} {s.TextOf(row)}"))}, "
                    + $"{row.Cost.MultiplyAdds:N0} multiply-adds");
            {{(cell.TrainHeads ? TrainedHeads(cell, labels) : "")}}

            """;
    }

    private static string TrainedHeads(WhichBackbone cell, string labels) => $$"""

        var trained = rows.Zip(candidates, (row, c) => row with
        {
            TestAccuracy = new TransferRun(new(c.Backbone, c.WeightsPath, images, new Recipe.FeatureExtraction(),
                Seed: {{cell.Seed}}, LabelsPerClass: {{labels}})).Run().Value.Accuracy.Estimate,
        }).ToArray();
        foreach (var outcome in Forecasts.Outcomes(trained))
            Console.WriteLine($"{scores.Single(s => s.Key == outcome.Score).Title}: its first choice ranks {outcome.Rank} "
                + $"of {outcome.Candidates}, {outcome.Regret:P1} below the best, tau {outcome.Agreement?.Tau:F2}");
        """;

    private static string Candidates(WhichBackbone cell, Notebook notebook)
    {
        var models = cell.Models.Select(id => ProgramLines.Model(notebook, id, cell));
        var names = string.Join(", ", models.Select(m => $"({CSharp.Of(m.Backbone)}, {CSharp.Of(m.Weights)})"));
        return cell.Models.Count == 0 ? "BackboneCandidate.BundledFor(images)" : $"new (string, string?)[] {{ {names} }}";
    }
}
