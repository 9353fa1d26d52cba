using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Regularisers;

/// <summary>λ/2 · Σ F (θ − θ*)²: each parameter is pulled back to where it was, as hard as the old task's
/// predictions depend on it.</summary>
/// <remarks>Kirkpatrick et al., "Overcoming catastrophic forgetting in neural networks", PNAS 114, 2017, arXiv:1612.00796, eq. 3.</remarks>
/// <param name="kept">Parameters with their values after the old task and their Fisher information there; both stay their owner's.</param>
internal sealed class ElasticWeightConsolidation(IReadOnlyList<(Parameter Live, Tensor Start, Tensor Fisher)> kept, double lambda)
    : IRegulariser
{
    public Tensor Penalty(Tensor inputs, int step)
    {
        using var scope = NewDisposeScope();
        return kept.Where(p => p.Live.requires_grad).Select(p => (p.Live.Minus(p.Start).square() * p.Fisher).sum().Times(lambda / 2))
            .Aggregate(zeros([], device: inputs.device), (sum, term) => sum.Plus(term)).MoveToOuterDisposeScope();
    }

    public void Dispose() { }
}
