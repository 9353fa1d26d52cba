using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Studio.Web.Notebooks.Page;

public sealed partial class CommandPalette
{
    private const int Most = 12;
    private string _words = "";
    private int _at;

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<PaletteCommand> Commands { get; set; }

    private IReadOnlyList<PaletteCommand> Found =>
        [.. Commands.Where(c => _words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(w => c.Words.Contains(w, StringComparison.OrdinalIgnoreCase)))];

    private IEnumerable<PaletteCommand> Shown => Found.Take(Most);

    private string Remark => Found.Count switch
    {
        0 => "No results.",
        > Most => $"{Found.Count - Most} more. Type more to narrow the list.",
        _ => "",
    };

    /// <summary>The field keeps the focus; a screen reader announces the command that Enter runs.</summary>
    private Dictionary<string, object?> Listbox => new()
    {
        ["aria-label"] = "Search the commands", ["role"] = "combobox", ["aria-expanded"] = "true", ["aria-controls"] = "commands",
        ["aria-activedescendant"] = Found.Count == 0 ? null : $"command-{_at}", ["autocomplete"] = "off",
    };

    private async Task KeyAsync(KeyboardEventArgs pressed)
    {
        var last = Math.Min(Found.Count, Most) - 1;
        _at = pressed.Key switch { "ArrowDown" => Math.Min(_at + 1, last), "ArrowUp" => Math.Max(_at - 1, 0), _ => _at };
        if (pressed.Key == "Enter" && last >= 0)
            await DoAsync(Found[Math.Clamp(_at, 0, last)]);
    }

    private async Task DoAsync(PaletteCommand command)
    {
        Dialog.Close();
        await command.DoAsync();
    }
}
