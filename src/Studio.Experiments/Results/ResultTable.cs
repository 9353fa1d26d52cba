namespace Studio.Experiments.Results;

/// <summary>A table of a result as people read it, whatever draws it: a terminal, or a file for another program.</summary>
/// <param name="Columns">Their heads, the names of the rows first.</param>
/// <param name="Rows">One text a column.</param>
public sealed record ResultTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>How many columns hold text; those after them hold figures, which stand to the right.</summary>
    public int TextColumns { get; init; } = 1;

    /// <summary>Counts of true and predicted classes: those on the diagonal are correct.</summary>
    public bool IsConfusion { get; init; }

    /// <summary>Too much for a terminal, where several results stand one below the other.</summary>
    public bool IsDetail { get; init; }

    /// <summary>Sentences that stand under it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
