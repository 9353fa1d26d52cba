using Studio.Learning.Data.Splits;

namespace Studio.Learning.Data.Text;

/// <summary>The figure beside a network's: <see cref="BagOfWordsClassifier"/> on the same split, its penalty chosen on the validation
/// set.</summary>
public static class BagOfWordsBaseline
{
    private static readonly double[] s_strengths = [0.3, 1, 3, 10, 30];

    /// <summary>Share of the test texts that are classified correctly.</summary>
    public static double TestAccuracy(ITextSet texts, DataSplit split)
    {
        var fold = split.Folds[0];
        var best = s_strengths.MaxBy(s => Fit(texts, fold.Train, s).Accuracy(Read(texts, fold.Validation), Labels(texts, fold.Validation)));
        return Fit(texts, split.Labelled, best).Accuracy(Read(texts, split.Test), Labels(texts, split.Test));
    }

    private static BagOfWordsClassifier Fit(ITextSet texts, IReadOnlyList<int> items, double strength) =>
        BagOfWordsClassifier.Fit(Read(texts, items), Labels(texts, items), texts.Classes.Count, strength);

    private static string[] Read(ITextSet texts, IReadOnlyList<int> items) => [.. items.Select(texts.Read)];

    private static int[] Labels(ITextSet texts, IReadOnlyList<int> items) => [.. items.Select(i => texts.Items[i].Label)];
}
