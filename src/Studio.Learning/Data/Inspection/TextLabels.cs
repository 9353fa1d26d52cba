using Studio.Learning.Data.Text;
using Studio.Learning.Sampling;
using static TorchSharp.torch;

namespace Studio.Learning.Data.Inspection;

/// <summary>Doubts labels that a logistic regression on the words contradicts, which learnt from the other texts.</summary>
internal static class TextLabels
{
    private const int Folds = 5;
    private const ulong Seed = 0x7E57;

    public static LabelNoise Check(IReadOnlyList<string> texts, IReadOnlyList<int> labels, int classCount)
    {
        if (classCount < 2 || texts.Count < 4 * Folds)
            return new(0, false, []);
        var order = SeededOrder.Permutation(Seed, 0, texts.Count);
        var votes = new double[texts.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            int[] held = [.. order.Where((_, place) => place % Folds == fold)];
            int[] rest = [.. order.Where((_, place) => place % Folds != fold)];
            using var scope = NewDisposeScope();
            var model = BagOfWordsClassifier.Fit([.. rest.Select(i => texts[i])], [.. rest.Select(i => labels[i])], classCount);
            var probabilities = model.Probabilities([.. held.Select(i => texts[i])]);
            for (var i = 0; i < held.Length; i++)
                votes[held[i]] = probabilities[i];
        }
        return LabelNoise.Of(votes, labels, classCount);
    }
}
