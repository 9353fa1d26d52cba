namespace Studio.Experiments.Results.Sequences;

/// <summary>What a network knew of every task while it learnt one after another.</summary>
/// <remarks>Lopez-Paz and Ranzato, "Gradient Episodic Memory for Continual Learning", NeurIPS 2017, arXiv:1706.08840, section 2.</remarks>
/// <param name="Before">Accuracy on each task before the first was learnt.</param>
/// <param name="Rows">Row i: accuracy on each task after task i was learnt; fewer than there are tasks as long as
/// some are still to come.</param>
public sealed record AccuracyMatrix(IReadOnlyList<string> Tasks, IReadOnlyList<double> Before, IReadOnlyList<IReadOnlyList<double>> Rows)
{
    /// <summary>Mean accuracy over all tasks after the last. NaN before the first.</summary>
    public double Average => Mean(Rows.Count == 0 ? [] : Rows[^1]);

    /// <summary>Backward transfer: mean change of the accuracy on earlier tasks by later ones;
    /// below 0 they are forgotten. NaN for a single task.</summary>
    public double BackwardTransfer => Mean(Enumerable.Range(0, Math.Max(Rows.Count - 1, 0)).Select(i => Rows[^1][i] - Rows[i][i]));

    /// <summary>Forward transfer: mean effect of earlier tasks on a task before it is trained. NaN for a single task.</summary>
    public double ForwardTransfer =>
        Mean(Enumerable.Range(1, Math.Min(Rows.Count, Tasks.Count - 1)).Select(i => Rows[i - 1][i] - Before[i]));

    /// <summary>Mean accuracy over the tasks learnt so far, after each of them.</summary>
    public IReadOnlyList<double> SoFar() => [.. Rows.Select((row, i) => row.Take(i + 1).Average())];

    /// <summary>The mean of several over the same tasks, cell by cell; so its figures are the means of theirs.</summary>
    public static AccuracyMatrix Mean(IReadOnlyList<AccuracyMatrix> several) => several[0] with
    {
        Before = Mean([.. several.Select(m => m.Before)]),
        Rows = [.. several[0].Rows.Select((_, i) => Mean([.. several.Select(m => m.Rows[i])]))],
    };

    private static IReadOnlyList<double> Mean(IReadOnlyList<IReadOnlyList<double>> rows) =>
        [.. rows[0].Select((_, task) => rows.Average(r => r[task]))];

    private static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Average();
}
