namespace Studio.Experiments.Results;

/// <summary>One figure over the runs of a cell, to be set beside a prediction of it.</summary>
public sealed record PredictedOutcome
{
    /// <summary>Mean over the runs; null where the figure is a word.</summary>
    public double? Mean { get; private init; }

    /// <summary>Sample standard deviation over the runs; 0 for one run.</summary>
    public double Deviation { get; private init; }

    /// <summary>The word of most runs; null where the figure is a number.</summary>
    public string? Word { get; private init; }

    /// <summary>The cell that <see cref="Word"/> names; null if it names none.</summary>
    public string? Cell { get; private init; }

    public required int Runs { get; init; }

    /// <summary>Null if no result has the figure.</summary>
    public static PredictedOutcome? Of(IEnumerable<CellResult> results, string figure)
    {
        var figures = results.SelectMany(r => r.Figures.Where(f => f.Name == figure)).ToArray();
        var numbers = figures.OfType<ResultFigure.Number>().Select(n => n.Value).ToArray();
        if (numbers.Length > 0)
            return new() { Mean = numbers.Average(), Deviation = SampleDeviation.Of(numbers), Runs = numbers.Length };
        return figures.OfType<ResultFigure.Word>().GroupBy(w => (w.Value, w.Cell)).MaxBy(g => g.Count()) is { } most
            ? new() { Word = most.Key.Value, Cell = most.Key.Cell, Runs = figures.Length } : null;
    }
}
