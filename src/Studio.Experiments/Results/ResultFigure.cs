namespace Studio.Experiments.Results;

/// <summary>One figure of a result that can be predicted before there is a result.</summary>
/// <param name="Name">For people and files, for example "accuracy".</param>
public abstract record ResultFigure(string Name)
{
    /// <summary>In the unit in which people say it; shares are in percent.</summary>
    public sealed record Number(string Name, double Value) : ResultFigure(Name);

    /// <param name="Cell">The cell that the word names; null if it names no cell. A cell may be renamed after the run.</param>
    public sealed record Word(string Name, string Value, string? Cell = null) : ResultFigure(Name);
}
