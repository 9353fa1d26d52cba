using System.Text;
using Studio.Notebooks.Files;
using Studio.Runtime.Services;

namespace Studio.Web.Notebooks;

/// <summary>Notebooks as files to keep.</summary>
public static class NotebookFiles
{
    public static void MapNotebookFiles(this IEndpointRouteBuilder routes) => routes.MapGet("/n/{id}/file/{format}", SaveAsync);

    private static async Task<IResult> SaveAsync(string id, string format, NotebookService notebooks, NotebookExport export)
    {
        if (await notebooks.OpenAsync(id) is not { } state)
            return Results.NotFound();
        var (text, ending) = format switch
        {
            "studio.json" => (NotebookFile.Write(SharedNotebook.Of(state.Notebook)), NotebookFile.Ending),
            "ipynb" => (await export.JupyterAsync(state), JupyterFile.Ending),
            _ => ("", ""),
        };
        return ending.Length == 0
            ? Results.NotFound() : Results.File(Encoding.UTF8.GetBytes(text), "application/json", FileName(state.Notebook.Title) + ending);
    }

    private static string FileName(string title) =>
        new string([.. title.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]).Trim('-') is { Length: > 0 } name
        ? name : "notebook";
}
