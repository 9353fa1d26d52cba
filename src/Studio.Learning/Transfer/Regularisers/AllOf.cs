using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Regularisers;

/// <summary>Several regularisers at once, for example one for each task that was learnt before.</summary>
/// <param name="parts">One at least; owned from here on.</param>
internal sealed class AllOf(IReadOnlyList<IRegulariser> parts) : IRegulariser
{
    public Tensor Penalty(Tensor inputs, int step)
    {
        using var scope = NewDisposeScope();
        return parts.Select(p => p.Penalty(inputs, step)).Aggregate((sum, penalty) => sum.Plus(penalty)).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        foreach (var part in parts)
            part.Dispose();
    }
}
