using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>Confidence of a classifier on each image and diversity of its predictions over all: from 1 to the number of
/// classes.</summary>
/// <remarks>Salimans et al., "Improved Techniques for Training GANs", NeurIPS 2016, arXiv:1606.03498, section 4: the exponential of the
/// mean Kullback–Leibler divergence between p(y|x) and p(y).</remarks>
public static class InceptionScore
{
    /// <param name="logits">(N, K).</param>
    public static double Of(Tensor logits)
    {
        using var scope = NewDisposeScope();
        var (log, probabilities) = (logits.to(ScalarType.Float64).log_softmax(1), logits.to(ScalarType.Float64).softmax(1));
        return (probabilities * log.Minus(probabilities.mean([0], keepdim: true).log())).sum(1).mean().exp().item<double>();
    }
}
