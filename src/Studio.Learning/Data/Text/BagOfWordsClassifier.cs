using Studio.Learning.Measures;
using static TorchSharp.torch;

namespace Studio.Learning.Data.Text;

/// <summary>Logistic regression on <see cref="BagOfWords"/>: what a text classifier that knows the order of words has to beat.</summary>
public sealed class BagOfWordsClassifier
{
    private readonly BagOfWords _words;
    private readonly float[] _weight, _bias;

    private BagOfWordsClassifier(BagOfWords words, float[] weight, float[] bias) => (_words, _weight, _bias) = (words, weight, bias);

    /// <param name="strength">Inverse of the penalty, summed over the texts; 1 is usual.</param>
    public static BagOfWordsClassifier Fit(IReadOnlyList<string> texts, IReadOnlyList<int> labels, int classCount, double strength = 1)
    {
        using var scope = NewDisposeScope();
        var words = new BagOfWords(texts);
        var (weight, bias) = LogisticRegression.Fit(words.Features(texts), labels, classCount, 1 / (strength * texts.Count),
            tolerance: 1e-5);
        return new(words, weight.data<float>().ToArray(), bias.data<float>().ToArray());
    }

    /// <summary>For each text the probability of each class.</summary>
    public IReadOnlyList<double[]> Probabilities(IReadOnlyList<string> texts)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var weight = tensor(_weight, [_bias.Length, _words.Count]).to(ScalarType.Float64);            // (K, D)
        var bias = tensor(_bias).to(ScalarType.Float64);
        var rows = LogisticRegression.Logits(_words.Features(texts), weight, bias).softmax(1).data<double>().ToArray();
        return [.. rows.Chunk(_bias.Length)];
    }

    /// <summary>Share of texts whose most probable class is their label.</summary>
    public double Accuracy(IReadOnlyList<string> texts, IReadOnlyList<int> labels) =>
        Probabilities(texts).Zip(labels).Count(p => p.First.IndexOf(p.First.Max()) == p.Second) / (double)Math.Max(1, texts.Count);
}
