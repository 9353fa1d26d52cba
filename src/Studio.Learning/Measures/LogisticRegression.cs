using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>Multinomial logistic regression on features (N, D): the convex yardstick for a head,
/// with nothing to tune but the penalty.</summary>
/// <remarks>Minimises mean cross-entropy + l2/2 · |W|², bias free, by limited-memory BFGS in float64 (Liu and Nocedal, "On the limited
/// memory BFGS method for large scale optimization", Mathematical Programming 45, 1989).</remarks>
public static class LogisticRegression
{
    private const int MaximumRounds = 40;

    /// <summary>Weight (K, D) and bias (K) in float32; the caller owns both.</summary>
    /// <param name="features">(N, D), dense or sparse.</param>
    /// <param name="tolerance">Largest derivative at which the minimum counts as reached.</param>
    public static (Tensor Weight, Tensor Bias) Fit(Tensor features, IReadOnlyList<int> labels, int classCount, double l2 = 0.01,
        double tolerance = 1e-7)
    {
        if (features.dim() != 2 || features.shape[0] != labels.Count || labels.Count == 0)
            throw new ArgumentException($"Features [{string.Join(", ", features.shape)}] are no rows for {labels.Count} labels.");
        using var scope = NewDisposeScope();
        var x = features.to(ScalarType.Float64);                                                   // (N, D)
        var y = tensor(labels.Select(l => (long)l).ToArray());                                     // (N)
        var weight = new TorchSharp.Modules.Parameter(zeros(classCount, x.shape[1], ScalarType.Float64));
        var bias = new TorchSharp.Modules.Parameter(zeros(classCount, ScalarType.Float64));
        using var optimiser = optim.LBFGS([weight, bias], lr: 0.5, max_iter: 50, history_size: 20);
        for (var round = 0; round < MaximumRounds; round++)
        {
            optimiser.step(Loss);
            if (Math.Max(weight.grad!.abs().max().item<double>(), bias.grad!.abs().max().item<double>()) < tolerance)
                break;
        }
        return (weight.detach().to(ScalarType.Float32).MoveToOuterDisposeScope(),
            bias.detach().to(ScalarType.Float32).MoveToOuterDisposeScope());

        Tensor Loss()
        {
            optimiser.zero_grad();
            var loss = nn.functional.cross_entropy(Logits(x, weight, bias), y).Plus(weight.square().sum().Times(l2 / 2));
            loss.backward();
            return loss;
        }
    }

    /// <summary>(N, K) of features (N, D), dense or sparse; the caller owns them.</summary>
    public static Tensor Logits(Tensor features, Tensor weight, Tensor bias) =>
        features.is_sparse ? features.mm(weight.t()).Plus(bias) : nn.functional.linear(features, weight, bias);
}
