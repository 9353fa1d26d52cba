using Studio.Experiments.Results.Comparison;
using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Order;

/// <summary>Predictions that are not made yet, and the results that would give them away.</summary>
public static class OpenQuestions
{
    /// <summary>The unanswered predictions about this cell's result, about one that it takes in,
    /// or about a comparison of it with others.</summary>
    public static IEnumerable<Prediction> Before(Notebook notebook, Cell cell) => !cell.IsRunnable ? []
        : notebook.Cells.OfType<Prediction>().Where(p => p is { IsAnswered: false, Of: { } of } && Shows(notebook, cell, of));

    /// <summary>Whether the cell shows what is asked of another one. The accuracies of all that is compared say who wins.</summary>
    private static bool Shows(Notebook notebook, Cell cell, string of) =>
        of == cell.Id || DependencyOrder.UpTo(notebook, cell.Id).Any(c => c.Id == of)
        || notebook.Cell(of) is { } compared && compared.Produces == typeof(ComparisonResult) && compared.Inputs.Contains(cell.Id);
}
