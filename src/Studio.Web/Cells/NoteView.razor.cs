using Microsoft.AspNetCore.Components;
using Studio.Notebooks.Cells;

namespace Studio.Web.Cells;

public sealed partial class NoteView : CellView<Note>, IDisposable
{
    private const string Text = "markdown";

    private ElementReference _box;
    private bool _isEditing;
    private bool _hasFocus;

    /// <summary>What the field began with; what others write meanwhile does not touch it.</summary>
    private string _begun = "";

    /// <summary>The text of the cell at that time.</summary>
    private string _seen = "";

    private string _typed = "";

    /// <summary>A text that was not taken. It stays until its writer has decided about it.</summary>
    private string? _unsaved;

    private int Rows => Math.Clamp(_begun.Count(c => c == '\n') + 3, 5, 30);

    private bool IsOutrun => Cell.Markdown != _seen;

    /// <summary>The page is left, or somebody removed the cell: what was typed is handed over all the same.</summary>
    public void Dispose()
    {
        if ((_isEditing ? _typed : _unsaved) is { } text && text != _seen)
            _ = SetAsync(Text, _seen, text);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isEditing || _hasFocus)
            return;
        _hasFocus = true;
        await _box.FocusAsync();
    }

    private void Edit() => Open(Cell.Markdown);

    private void EditUnsaved() => Open(IsOutrun ? $"{Cell.Markdown}\n\n{_unsaved}" : _unsaved!);

    private void Open(string text)
    {
        if (MayEdit && !IsPresented)
            (_isEditing, _hasFocus, _begun, _typed, _seen, _unsaved) = (true, false, text, text, Cell.Markdown, null);
    }

    private void Type(ChangeEventArgs typed) => _typed = (string?)typed.Value ?? "";

    /// <summary>Leaving the field saves it.</summary>
    private async Task LeaveAsync()
    {
        await SaveAsync(_typed, _seen);
        _isEditing = false;
    }

    private Task TakeMineAsync() => SaveAsync(_unsaved!, _seen = Cell.Markdown);

    private async Task SaveAsync(string text, string seen)
    {
        if (text == seen)
            return;
        await SetAsync(Text, seen, text);
        _unsaved = Refusal?.Setting == Text ? text : null;
    }
}
