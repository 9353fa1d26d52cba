using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Data.Text;
using Studio.Learning.Measures;
using Studio.Learning.Networks;
using Studio.Learning.Tasks;
using Studio.Learning.Transfer;
using Studio.Learning.Weights;

namespace Studio.Benchmarks;

/// <summary>What the bundled language model is worth on reviews of hotels with 100 labels: from scratch, from the model of film reviews,
/// and from the same model tuned on hotel reviews without labels. The network, its recipe and the draws of labels are the same.</summary>
internal static class ReviewTransfer
{
    private const int LabelsPerClass = 50;
    private static readonly string[] s_starts = ["scratch", "source", "tuned"];

    /// <summary>As many optimiser steps on labels for each start.</summary>
    private const int Epochs = 40;

    public static IEnumerable<string> Run(string cell, int draws)
    {
        using var target = Datasets.Open("reviews-target");
        var lines = Catalog.Find<ITextDataset>("reviews-target-text", "text").Read().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        var source = store.PathOf(WeightCatalogue.Find($"{cell}-reviews-source"));
        var backbone = Catalog.Find<IBackbone>($"{cell}-language-model", "backbone");
        var tuned = Path.GetTempFileName();
        var language = new LanguageModelRun(new()
        {
            Texts = CorpusParts.Of(lines, 0.05), Weights = source, Seed = 1,
            Settings = new() { Epochs = 4, Dropout = 0.1, Optimizer = new OptimizerSettings.Adam { LearningRate = 3e-3 } },
        }, new() { ExportPath = tuned }).Run().Value;
        yield return StudioJson.Write(new
        {
            benchmark = "review_language_model", cell, before = language.Before!.Perplexity, after = language.After.Perplexity,
            tokens_added = language.TokensAdded, unknown_of_source = language.SourceFit!.Share,
        });
        var accuracies = s_starts.ToDictionary(s => s, _ => new List<double>());
        for (var seed = 1UL; seed <= (ulong)draws; seed++)
        {
            foreach (var start in s_starts)
            {
                Recipe recipe = start == "scratch" ? new Recipe.FromScratch { Epochs = Epochs, BatchSize = 8, Augmentation = null }
                    : new Recipe.FineTuning
                    {
                        Epochs = Epochs, BatchSize = 8, HeadWarmUpEpochs = 10, BackboneLearningRate = 1e-3,
                        Optimizer = new OptimizerSettings.AdamW { LearningRate = 1e-3 },
                    };
                var weights = start switch { "scratch" => null, "source" => source, _ => tuned };
                accuracies[start].Add(
                    new TransferRun(new(backbone, weights, target, recipe, seed, LabelsPerClass)).Run().Value.Accuracy.Estimate);
            }
            yield return StudioJson.Write(new
            {
                benchmark = "review_transfer", cell, seed, scratch = accuracies["scratch"][^1], source = accuracies["source"][^1],
                tuned = accuracies["tuned"][^1],
            });
        }
        File.Delete(tuned);
        foreach (var (better, than) in new[] { ("tuned", "scratch"), ("tuned", "source"), ("source", "scratch") })
            yield return StudioJson.Write(new
            {
                benchmark = "review_transfer_difference", cell, better, than, labels = 2 * LabelsPerClass, draws,
                difference = PairedDifference.Of(accuracies[better], accuracies[than]),
            });
    }
}
