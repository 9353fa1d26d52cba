using System.Text.Json;
using System.Text.Json.Serialization;

namespace Studio.Notebooks.Editing;

/// <summary>One small change of a notebook. Edits of several people are applied one after another,
/// so each contains only its own change.</summary>
/// <remarks>What an edit says that the person saw guards the edit of another: where it is something else now, the edit is
/// refused.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Rename), "rename")]
[JsonDerivedType(typeof(Add), "add")]
[JsonDerivedType(typeof(Remove), "remove")]
[JsonDerivedType(typeof(Restore), "restore")]
[JsonDerivedType(typeof(Move), "move")]
[JsonDerivedType(typeof(Set), "set")]
public abstract record NotebookEdit
{
    /// <param name="Seen">The title that the person changed; null takes any.</param>
    public sealed record Rename(string Title, string? Seen = null) : NotebookEdit;

    /// <param name="After">Id of the cell above; null puts it first.</param>
    public sealed record Add(Cell Cell, string? After) : NotebookEdit;

    /// <param name="Seen">The cell as the person knows it; null removes it as it is.</param>
    public sealed record Remove(string Id, Cell? Seen = null) : NotebookEdit;

    /// <summary>Brings a removed cell back to its place, and to those that took it in unless they take in another one meanwhile.</summary>
    /// <param name="Above">Ids of the cells above its place, the nearest first: it goes under the first of them that is still
    /// there.</param>
    public sealed record Restore(Cell Cell, IReadOnlyList<string> Above, IReadOnlyList<LostInput> Takers) : NotebookEdit;

    /// <param name="After">Id of the cell above its new place; null puts it first.</param>
    /// <param name="Seen">Where the person saw it; null takes it from anywhere.</param>
    public sealed record Move(string Id, string? After, CellPlace? Seen = null) : NotebookEdit;

    /// <summary>Changes one setting, and only if it still is what the person saw. Texts of several lines are merged.</summary>
    /// <param name="Setting">Path in the file, for example "title" or "recipe.epochs".</param>
    /// <param name="Seen">The value that the person changed; another one now means that somebody else has changed it.</param>
    public sealed record Set(string Id, string Setting, JsonElement Seen, JsonElement Value) : NotebookEdit;
}
