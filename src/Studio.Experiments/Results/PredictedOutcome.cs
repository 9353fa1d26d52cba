namespace Studio.Experiments.Results;

/// <summary>What the runs of a cell came to in one figure.</summary>
/// <param name="Mean">Over the runs; null where the figure is a word.</param>
/// <param name="Deviation">Sample standard deviation over the runs; 0 for one.</param>
/// <param name="Word">The word that most runs came to; null where the figure is a number.</param>
public sealed record PredictedOutcome(double? Mean, double Deviation, string? Word, int Runs)
{
    /// <summary>Null if no result has the figure.</summary>
    public static PredictedOutcome? Of(IEnumerable<CellResult> results, string figure)
    {
        var said = results.SelectMany(r => r.Figures.Where(f => f.Name == figure)).ToArray();
        var numbers = said.OfType<ResultFigure.Number>().Select(n => n.Value).ToArray();
        if (numbers.Length == 0)
            return said.OfType<ResultFigure.Word>().CountBy(w => w.Value).OrderByDescending(w => w.Value).Select(w => new PredictedOutcome(null, 0, w.Key, said.Length)).FirstOrDefault();
        return new(numbers.Average(), SampleDeviation.Of(numbers), null, numbers.Length);
    }
}
