using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Data.Splits;
using Studio.Learning.Data.Text;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;

namespace Studio.Benchmarks;

/// <summary>The generated reviews with all labels: a bag of words has to stay at 75 % or below, and an LSTM has to reach 90 %.</summary>
internal static class Reviews
{
    private const ulong Seed = 1;
    private const int Epochs = 8;

    public static IEnumerable<string> Run()
    {
        foreach (var name in new[] { "reviews-source", "reviews-target" })
        {
            using var set = (ITextSet)Datasets.Open(name);
            var recipe = new Recipe.FromScratch { Epochs = Epochs, BatchSize = 32, Augmentation = null };
            var lstm = new TransferRun(new(Catalog.Find<IBackbone>("lstm-words", "backbone"), null, set, recipe, Seed)).Run().Value;
            yield return StudioJson.Write(new
            {
                benchmark = "reviews",
                data = name,
                bagOfWords = BagOfWordsBaseline.TestAccuracy(set, DataSplit.Of(set.Items, set.Classes.Count, Seed, null)),
                lstm = lstm.Accuracy.Estimate,
                seconds = lstm.Cost.Seconds,
            });
        }
    }
}
