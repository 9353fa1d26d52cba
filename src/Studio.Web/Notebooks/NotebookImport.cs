using Studio.Notebooks;
using Studio.Notebooks.Files;

namespace Studio.Web.Notebooks;

/// <summary>Reads a notebook file by its ending.</summary>
public static class NotebookImport
{
    public static Notebook Read(string name, string text)
    {
        var title = name.Split('.', 2)[0];
        if (name.EndsWith(JupyterFile.Ending, StringComparison.OrdinalIgnoreCase))
            return JupyterFile.Read(text, title);
        return name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? MarkdownFile.Read(text, title) : NotebookFile.Read(text);
    }
}
