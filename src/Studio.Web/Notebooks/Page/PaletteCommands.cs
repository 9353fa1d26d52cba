using Microsoft.AspNetCore.Components;
using Studio.Notebooks;
using Studio.Web.Display;

namespace Studio.Web.Notebooks.Page;

/// <summary>Everything that can be done in a notebook, for the palette.</summary>
public sealed class PaletteCommands(NotebookSession session, string notebook, NavigationManager navigation)
{
    public IReadOnlyList<PaletteCommand> All(Func<CellKind, string?, Task> add, Func<string, Task> show) =>
    [
        .. session.MayEdit ? Editing(add) : [],
        .. session.State!.Notebook.Cells.Select(c => new PaletteCommand($"Go to {CellNames.Of(c)}", "j, k", () => show(c.Id))),
        Go("Present", $"/n/{notebook}/present"),
        Save("Save as a studio notebook", "studio.json"), Save("Save as a Jupyter notebook", "ipynb"),
        Go("Start page", "/"), Go("Runs", "/runs"), Go("Models", "/models"), Go("Data", "/data"),
    ];

    private IEnumerable<PaletteCommand> Editing(Func<CellKind, string?, Task> add)
    {
        var cells = session.State!.Notebook.Cells;
        yield return new("Run everything that is stale", null, session.RunAllAsync);
        yield return new("Undo my last edit", "Ctrl+Z", session.Edits!.UndoAsync);
        yield return new("Redo", "Ctrl+Y", session.Edits!.RedoAsync);
        foreach (var cell in cells.Where(c => c.IsRunnable))
            yield return new($"Run {CellNames.Of(cell)}", "Shift+Enter", () => session.RunAsync(cell.Id));
        foreach (var kind in CellKind.All)
            yield return new($"Add: {kind.Title}", null, () => add(kind, cells.Count > 0 ? cells[^1].Id : null));
    }

    private PaletteCommand Go(string words, string address) => new(words, null, () => Navigate(address, isFile: false));

    private PaletteCommand Save(string words, string format) =>
        new(words, null, () => Navigate($"/n/{notebook}/file/{format}", isFile: true));

    private Task Navigate(string address, bool isFile)
    {
        navigation.NavigateTo(address, forceLoad: isFile);
        return Task.CompletedTask;
    }
}
