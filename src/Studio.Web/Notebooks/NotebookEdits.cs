using System.Text.Json;
using MudBlazor;
using Studio.Notebooks;
using Studio.Notebooks.Editing;
using Studio.Runtime.Persons;
using Studio.Runtime.Services;

namespace Studio.Web.Notebooks;

/// <summary>The edits of one viewer at one notebook, which can be undone step by step. A refusal is said where it belongs and changes
/// nothing.</summary>
public sealed class NotebookEdits(NotebookService notebooks, ISnackbar messages, string notebook, Person person)
{
    private const int UndoOfferedMilliseconds = 10_000;

    /// <summary>How a cell is folded is no change of the notebook, and what was predicted is not predicted again.</summary>
    private static readonly HashSet<string> s_final = ["isFolded", "number", "choice"];

    private readonly EditHistory _history = new();
    private readonly Dictionary<string, CellFault> _refusals = new(StringComparer.Ordinal);

    /// <summary>Undoing has brought a cell back.</summary>
    public event Action<string>? Restored;

    /// <summary>Why the last change of a cell was not taken; null if it was.</summary>
    public CellFault? RefusalOf(string cell) => _refusals.GetValueOrDefault(cell);

    /// <summary>False if it was refused.</summary>
    public async Task<bool> DoAsync(NotebookEdit edit)
    {
        if (await ApplyAsync(edit) is not { } accepted)
            return false;
        if (edit is not NotebookEdit.Set set || !s_final.Contains(set.Setting))
            _history.Did(accepted.Undo);
        if (accepted.Remark is { } remark)
            messages.Add(remark, Severity.Info);
        return true;
    }

    /// <summary>Deletes a cell and offers to take that back.</summary>
    public async Task DeleteAsync(Cell cell)
    {
        if (await ApplyAsync(new NotebookEdit.Remove(cell.Id)) is not { } accepted)
            return;
        _history.Did(accepted.Undo);
        messages.Add($"{cell.Name} is deleted. {accepted.Remark}".TrimEnd(), Severity.Normal, options =>
        {
            options.Action = "Undo";
            options.VisibleStateDuration = UndoOfferedMilliseconds;
            options.OnClick = _ => _history.Take(accepted.Undo) ? UndoAsync(accepted.Undo) : Task.CompletedTask;
        });
    }

    public Task UndoAsync() => _history.TakeUndo() is { } undo ? UndoAsync(undo) : SayAsync("Nothing to undo.");

    public async Task RedoAsync()
    {
        if (_history.TakeRedo() is not { } redo)
            await SayAsync("Nothing to redo.");
        else if (await ApplyAsync(redo) is { } accepted)
            _history.Redid(accepted.Undo);
    }

    private async Task UndoAsync(NotebookEdit undo)
    {
        if (await ApplyAsync(undo) is not { } accepted)
            return;
        _history.Undid(accepted.Undo);
        if (undo is NotebookEdit.Restore restored)
            Restored?.Invoke(restored.Cell.Id);
    }

    private async Task<EditOutcome.Accepted?> ApplyAsync(NotebookEdit edit)
    {
        var outcome = await notebooks.ApplyAsync(notebook, edit, person);
        if (edit is NotebookEdit.Set taken)
            _refusals.Remove(taken.Id);
        if (outcome is EditOutcome.Accepted accepted)
            return accepted;
        var refused = (EditOutcome.Refused)outcome;
        if (edit is NotebookEdit.Set set)
            _refusals[set.Id] = new(set.Setting, refused.Sentence);
        // The field shows both texts, and a message over them would say it twice.
        if (!(refused.IsLate && edit is NotebookEdit.Set { Value.ValueKind: JsonValueKind.String }))
            messages.Add(refused.Sentence, Severity.Warning);
        return null;
    }

    private Task SayAsync(string sentence)
    {
        messages.Add(sentence, Severity.Info);
        return Task.CompletedTask;
    }
}
