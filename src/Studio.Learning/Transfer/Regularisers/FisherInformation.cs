using Studio.Learning.Data.Sets;
using TorchSharp.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Regularisers;

/// <summary>How much a network's predictions depend on each of its parameters.</summary>
/// <remarks>Diagonal of the Fisher information matrix, E[(∂ log p(y|x) / ∂θ)²] over single examples;
/// on what the empirical one is and is not: Kunstner, Balles and Hennig, "Limitations of the Empirical Fisher Approximation for Natural
/// Gradient Descent", NeurIPS 2019, arXiv:1905.12558.</remarks>
internal static class FisherInformation
{
    /// <summary>One tensor a parameter, of its shape; the caller owns them. A parameter that the logits do not
    /// depend on has zeros.</summary>
    /// <param name="logits">Inputs (1, …) to logits (1, K), in evaluation mode: each example counts by itself.</param>
    /// <param name="exact">y is expected over the predicted probabilities; else it is the example's label (the empirical Fisher).</param>
    public static IReadOnlyList<Tensor> Diagonal(Func<Tensor, Tensor> logits, IReadOnlyList<Parameter> parameters,
        IExamples examples, bool exact)
    {
        using var scope = NewDisposeScope();
        Tensor[] sums = [.. parameters.Select(p => zeros_like(p).detach())];
        for (var item = 0; item < examples.Count; item++)
        {
            using var one = NewDisposeScope();
            var scores = logits(examples.Load([item], epoch: 0).to(parameters[0].device)).log_softmax(1)[0];        // (K)
            if (exact)
                for (var label = 0; label < scores.shape[0]; label++)
                    Add(scores[label], Math.Exp(scores[label].to(ScalarType.Float64).item<double>()));
            else
                Add(scores[examples.Labels[item]], 1);
        }
        return [.. sums.Select(s => s.Over(examples.Count).MoveToOuterDisposeScope())];

        void Add(Tensor score, double weight)
        {
            using var factor = weight.ToScalar();
            var gradients = autograd.grad([score], [.. parameters], retain_graph: true, allow_unused: true);
            foreach (var (sum, gradient) in sums.Zip(gradients))
                if (gradient is not null)
                    sum.add_(gradient.square(), factor);
        }
    }
}
