using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Order;

/// <summary>Predictions that are not made yet, and the results that would give them away.</summary>
public static class OpenQuestions
{
    /// <summary>The unanswered predictions about this cell's result, or about one that it takes in.</summary>
    public static IEnumerable<Prediction> Before(Notebook notebook, Cell cell) => !cell.IsRunnable ? []
        : notebook.Cells.OfType<Prediction>().Where(p => p is { IsAnswered: false, Of: { } of } && (of == cell.Id || DependencyOrder.UpTo(notebook, cell.Id).Any(c => c.Id == of)));
}
