using Studio.Experiments.Recipes;

namespace Studio.Experiments.Results.Sequences;

/// <summary>What a method came to over its seeds.</summary>
/// <param name="Seeds">Those that have learnt all tasks; none while the first is at it.</param>
/// <param name="Matrix">Mean over the seeds, so its backward and forward transfer are theirs in mean;
/// that of the first as far as it is while that is at it.</param>
/// <param name="SoFar">Of each seed: mean accuracy over the tasks learnt so far, after each of them.</param>
/// <param name="Seconds">Mean over the seeds.</param>
/// <param name="AgainstNone">Accuracy after the last task minus that without a method, paired by seed, with its 95 % interval; null without
/// a method, or with under two seeds.</param>
public sealed record MethodOutcome(ContinualMethod Method, IReadOnlyList<ulong> Seeds, AccuracyMatrix Matrix,
    IReadOnlyList<IReadOnlyList<double>> SoFar, double Seconds, Interval? AgainstNone)
{
    /// <summary>Mean accuracy over all tasks after the last, of each seed.</summary>
    public IReadOnlyList<double> Accuracies => Seeds.Count == 0 ? [] : [.. SoFar.Select(s => s[^1])];

    /// <summary>Standard deviation of <see cref="Accuracies"/>; 0 with under two seeds.</summary>
    public double Deviation => SampleDeviation.Of(Accuracies);

    /// <param name="trials">One at least, all under this method.</param>
    public static MethodOutcome Of(IReadOnlyList<SequenceTrial> trials, Interval? againstNone = null)
    {
        var isWhole = trials[0].Matrix.Rows.Count == trials[0].Matrix.Tasks.Count;
        return new(trials[0].Method, isWhole ? [.. trials.Select(t => t.Seed)] : [], AccuracyMatrix.Mean([.. trials.Select(t => t.Matrix)]),
            [.. trials.Select(t => t.Matrix.SoFar())], trials.Average(t => t.Seconds), againstNone);
    }
}
