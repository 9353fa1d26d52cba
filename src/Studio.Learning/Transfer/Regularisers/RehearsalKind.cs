using Studio.Experiments.Recipes;

namespace Studio.Learning.Transfer.Regularisers;

internal sealed class RehearsalKind : RegulariserKind<Regulariser.Rehearsal>
{
    protected override IReadOnlyList<IRegulariser> Terms(Regulariser.Rehearsal options, IReadOnlyList<PastTask> past) =>
        [.. past.Select(task => new Rehearsal(task.Answers, task.Examples(options.ImagesPerClass), task.Seed, options.Strength))];
}
