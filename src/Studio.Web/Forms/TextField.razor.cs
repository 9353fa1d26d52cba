using Microsoft.AspNetCore.Components;

namespace Studio.Web.Forms;

public sealed partial class TextField
{
    /// <summary>What the field showed when the writing began; null while nobody writes.</summary>
    private string? _begun;

    /// <summary>A text that was not taken because of another's.</summary>
    private string? _unsaved;

    /// <summary>As the cell has it.</summary>
    [Parameter, EditorRequired] public required string Text { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter, EditorRequired] public required string HelpId { get; set; }

    [Parameter] public int Lines { get; set; } = 1;

    [Parameter] public int MaxLength { get; set; }

    /// <summary>Why the last change of this setting was refused; null if it was taken.</summary>
    [Parameter] public string? Fault { get; set; }

    /// <summary>Asks for another text, with the one that the writer had before their eyes.</summary>
    [Parameter, EditorRequired] public required Func<string, string, Task> OnSave { get; set; }

    private void Begin() => _begun ??= Text;

    private void Leave() => _begun = null;

    private async Task SaveAsync(string? written)
    {
        var (seen, text) = (_begun ?? Text, written ?? "");
        _begun = text;
        await OnSave(seen, text);
        // What both wrote may have been merged; then there is nothing to choose.
        _unsaved = Fault is not null && Text != seen && Text != text ? text : null;
        _begun = null;
    }

    private Task TakeMineAsync()
    {
        _begun = Text;
        return SaveAsync(_unsaved);
    }
}
