using Studio.Experiments.Recipes;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Regularisers;

/// <summary>Keeps the values of each task and how much they matter to it.</summary>
internal sealed class ElasticWeightConsolidationKind : RegulariserKind<Regulariser.ElasticWeightConsolidation>
{
    private readonly List<(Parameter Live, Tensor Start, Tensor Fisher)[]> _important = [];

    public override void Dispose()
    {
        foreach (var (_, start, fisher) in _important.SelectMany(kept => kept))
        {
            start.Dispose();
            fisher.Dispose();
        }
        base.Dispose();
    }

    protected override void Remember(Regulariser.ElasticWeightConsolidation options, PastTask task) => _important.Add([.. task.Kept.Zip(
        task.Fisher(options.ImagesPerClass, options.ExactFisher),
        (kept, fisher) => (kept.Live, kept.Start.detach().clone().DetachFromDisposeScope(), fisher.DetachFromDisposeScope()))]);

    protected override IReadOnlyList<IRegulariser> Terms(Regulariser.ElasticWeightConsolidation options, IReadOnlyList<PastTask> past) =>
        [.. _important.Select(kept => new ElasticWeightConsolidation(kept, options.Lambda))];
}
