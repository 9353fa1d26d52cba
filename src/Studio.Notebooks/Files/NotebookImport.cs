using Studio.Experiments.Data;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Files;

/// <summary>Reads a notebook file of any kind, by its ending.</summary>
public static class NotebookImport
{
    /// <summary>Most cells of a notebook: each is drawn when it is opened.</summary>
    public const int MostCells = 500;

    private const int MostTitle = 200;

    private static readonly Dictionary<string, string> s_strangers = new(StringComparer.OrdinalIgnoreCase)
    {
        [".dib"] = "a Polyglot notebook", [".qmd"] = "a Quarto document", [".rmd"] = "an R Markdown document", [".py"] = "a Python program",
        [".livemd"] = "a Livebook notebook", [".mlx"] = "a MATLAB live script", [".html"] = "a web page", [".pdf"] = "a PDF document",
        [".zip"] = "a zip file",
    };

    /// <param name="name">Of the file, with its ending.</param>
    /// <exception cref="NotebookFormatException">It is no notebook, is damaged, or is larger than a notebook may be.</exception>
    public static Notebook Read(string name, ReadOnlySpan<byte> content)
    {
        if (s_strangers.FirstOrDefault(s => name.EndsWith(s.Key, StringComparison.OrdinalIgnoreCase)) is { Value: { } stranger })
            throw new NotebookFormatException($"'{name}' is {stranger}, which the studio does not read. "
                + $"Save it as a Jupyter notebook ({JupyterFile.Ending}) or as Markdown ({MarkdownFile.Ending}).");
        var (title, text) = (name.Split('.', 2)[0], TextDecoding.Decode(content));
        var notebook = name.EndsWith(JupyterFile.Ending, StringComparison.OrdinalIgnoreCase) ? JupyterFile.Read(text, title)
            : name.EndsWith(MarkdownFile.Ending, StringComparison.OrdinalIgnoreCase)
            ? MarkdownFile.Read(text, title) : NotebookFile.Read(text);
        return Limited(notebook with { Title = Cut(notebook.Title) });
    }

    private static string Cut(string title) => title.Length <= MostTitle ? title
        : title[..(char.IsHighSurrogate(title[MostTitle - 2]) ? MostTitle - 2 : MostTitle - 1)] + "…";

    /// <summary>The limits of editing hold for what comes from a file, too.</summary>
    private static Notebook Limited(Notebook notebook)
    {
        if (notebook.Cells.Count > MostCells)
            throw new NotebookFormatException($"The notebook has {notebook.Cells.Count:N0} cells, and at most {MostCells} can be shown. "
                + "Split it into several.");
        foreach (var (place, cell) in notebook.Cells.Index())
            if (cell is not UnknownCell
                && SettingFaults.Of(cell).FirstOrDefault(f => f.Sentence.Contains("characters", StringComparison.Ordinal)) is { } fault)
                throw new NotebookFormatException($"Cell {place + 1} ('{cell.Id}'): {fault.Sentence}");
        return notebook;
    }
}
