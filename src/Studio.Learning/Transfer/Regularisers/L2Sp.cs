using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Regularisers;

/// <summary>α/2 · ‖w − w⁰‖² over the parameters that have a starting point, and β/2 · ‖w‖² over those that are new.</summary>
/// <remarks>Li, Grandvalet and Davoine, "Explicit Inductive Bias for Transfer Learning with Convolutional Networks",
/// ICML 2018, arXiv:1802.01483, section 3. A frozen parameter does not count: nothing could pull it back.</remarks>
/// <param name="kept">Each with its starting point, which stays its owner's.</param>
internal sealed class L2Sp(IReadOnlyList<(Parameter Live, Tensor Start)> kept, IReadOnlyList<Parameter> fresh, double alpha, double beta)
    : IRegulariser
{
    public Tensor Penalty(Tensor inputs, int step)
    {
        using var scope = NewDisposeScope();
        var moved = kept.Where(p => p.Live.requires_grad).Select(p => p.Live.Minus(p.Start).square().sum().Times(alpha / 2));
        var size = fresh.Where(p => p.requires_grad).Select(p => p.square().sum().Times(beta / 2));
        return moved.Concat(size).Aggregate(zeros([], device: inputs.device), (sum, term) => sum.Plus(term)).MoveToOuterDisposeScope();
    }

    public void Dispose() { }
}
