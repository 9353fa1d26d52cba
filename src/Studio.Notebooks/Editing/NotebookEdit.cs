using System.Text.Json;
using System.Text.Json.Serialization;

namespace Studio.Notebooks.Editing;

/// <summary>One small change of a notebook. Edits of several people are carried out one after another, so each says no more than it changes.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Rename), "rename")]
[JsonDerivedType(typeof(Add), "add")]
[JsonDerivedType(typeof(Remove), "remove")]
[JsonDerivedType(typeof(Move), "move")]
[JsonDerivedType(typeof(Set), "set")]
public abstract record NotebookEdit
{
    public sealed record Rename(string Title) : NotebookEdit;

    /// <param name="After">Id of the cell above; null puts it first.</param>
    public sealed record Add(Cell Cell, string? After) : NotebookEdit;

    public sealed record Remove(string Id) : NotebookEdit;

    /// <param name="After">Id of the cell above its new place; null puts it first.</param>
    public sealed record Move(string Id, string? After) : NotebookEdit;

    /// <summary>Changes one setting, and only if it still is what the person saw.</summary>
    /// <param name="Setting">Path in the file, for example "title" or "recipe.epochs".</param>
    /// <param name="Seen">The value that the person changed; another one now means that somebody was faster.</param>
    public sealed record Set(string Id, string Setting, JsonElement Seen, JsonElement Value) : NotebookEdit;
}
