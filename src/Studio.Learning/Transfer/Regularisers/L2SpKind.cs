using Studio.Experiments.Recipes;

namespace Studio.Learning.Transfer.Regularisers;

internal sealed class L2SpKind : RegulariserKind<Regulariser.L2Sp>
{
    /// <summary>The last task's values are those of all tasks before it, too.</summary>
    protected override IReadOnlyList<IRegulariser> Terms(Regulariser.L2Sp options, IReadOnlyList<PastTask> past) =>
        past.Count == 0 ? [] : [new L2Sp(past[^1].Kept, past[^1].Fresh, options.Alpha, options.Beta)];
}
