using Studio.Notebooks.Editing;

namespace Studio.Web.Notebooks;

/// <summary>What one viewer has edited: the edits that take it back, and those that do it again.</summary>
public sealed class EditHistory
{
    private const int Most = 200;

    private readonly List<NotebookEdit> _undo = [];
    private readonly List<NotebookEdit> _redo = [];

    /// <summary>The viewer edited something; what was taken back before cannot be done again.</summary>
    public void Did(NotebookEdit undo)
    {
        _redo.Clear();
        Push(_undo, undo);
    }

    /// <summary>The newest edit to take back, once; null if there is none.</summary>
    public NotebookEdit? TakeUndo() => Pop(_undo);

    /// <summary>One edit to take back out of its turn; false if it was taken back already.</summary>
    public bool Take(NotebookEdit undo) => _undo.Remove(undo);

    public void Undid(NotebookEdit redo) => Push(_redo, redo);

    public NotebookEdit? TakeRedo() => Pop(_redo);

    public void Redid(NotebookEdit undo) => Push(_undo, undo);

    private static void Push(List<NotebookEdit> edits, NotebookEdit edit)
    {
        edits.Add(edit);
        if (edits.Count > Most)
            edits.RemoveAt(0);
    }

    private static NotebookEdit? Pop(List<NotebookEdit> edits)
    {
        if (edits.Count == 0)
            return null;
        var edit = edits[^1];
        edits.RemoveAt(edits.Count - 1);
        return edit;
    }
}
