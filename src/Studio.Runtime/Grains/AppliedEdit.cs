using Studio.Notebooks.Editing;

namespace Studio.Runtime.Grains;

/// <param name="Refusal">Null if the edit was accepted.</param>
/// <param name="Undo">The edit that takes it back; null if it was refused.</param>
/// <param name="File">The notebook file after it.</param>
internal sealed record AppliedEdit(string? Refusal, string? Remark, NotebookEdit? Undo, string File, long Revision)
{
    /// <summary>It was refused because somebody else has changed the same since.</summary>
    public bool IsLate { get; init; }
}
