namespace Studio.Experiments.Results;

/// <summary>What a network knew of every task while it learnt one after another.</summary>
/// <remarks>Lopez-Paz and Ranzato, "Gradient Episodic Memory for Continual Learning", NeurIPS 2017, arXiv:1706.08840, section 2.</remarks>
/// <param name="Before">Accuracy on each task before the first was learnt.</param>
/// <param name="Rows">Row i: accuracy on each task after task i was learnt.</param>
public sealed record AccuracyMatrix(IReadOnlyList<string> Tasks, IReadOnlyList<double> Before, IReadOnlyList<IReadOnlyList<double>> Rows)
{
    /// <summary>Mean accuracy over all tasks after the last.</summary>
    public double Average => Rows[^1].Average();

    /// <summary>What learning later tasks did to earlier ones: below 0 they were forgotten. No number for a single task.</summary>
    public double BackwardTransfer => Mean(Enumerable.Range(0, Tasks.Count - 1).Select(i => Rows[^1][i] - Rows[i][i]));

    /// <summary>What earlier tasks did for one that was still to come. No number for a single task.</summary>
    public double ForwardTransfer => Mean(Enumerable.Range(1, Tasks.Count - 1).Select(i => Rows[i - 1][i] - Before[i]));

    private static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Average();
}
