using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Files;

/// <summary>A notebook as it is handed on to others.</summary>
public static class SharedNotebook
{
    /// <summary>Without what its author predicted: whoever opens the file answers for themselves.</summary>
    public static Notebook Of(Notebook notebook) =>
        notebook with { Cells = [.. notebook.Cells.Select(c => c is Prediction asked ? asked with { Number = null, Choice = null } : c)] };
}
