using Studio.Learning.Transfer.Regularisers;
using TorchSharp.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Parts.Tests;

/// <summary>What <see cref="PullToZero"/> adds to the loss.</summary>
public sealed class PullToZeroKind : RegulariserKind<PullToZero>
{
    protected override IReadOnlyList<IRegulariser> Terms(PullToZero options, IReadOnlyList<PastTask> past) =>
        past.Count == 0 ? [] : [new Term([.. past[^1].Kept.Select(k => k.Live)], options.Strength)];

    private sealed class Term(IReadOnlyList<Parameter> parameters, double strength) : IRegulariser
    {
        public Tensor Penalty(Tensor inputs, int step)
        {
            using var scope = NewDisposeScope();
            using var factor = strength.ToScalar();
            return parameters.Select(p => p.square().sum()).Aggregate((sum, term) => sum.add(term)).mul(factor).MoveToOuterDisposeScope();
        }

        public void Dispose() { }
    }
}
