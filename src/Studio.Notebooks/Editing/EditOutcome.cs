using System.Text.Json.Serialization;

namespace Studio.Notebooks.Editing;

/// <summary>What became of an edit; a refusal is an ordinary answer.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record EditOutcome
{
    /// <param name="Remark">What else follows from the edit, for people; null where it did just what it says.</param>
    /// <param name="Undo">The edit that takes it back; it is refused where somebody else has changed the same since.</param>
    public sealed record Accepted(Notebook Notebook, string? Remark, NotebookEdit Undo) : EditOutcome;

    /// <param name="IsLate">Somebody else has changed the same since.</param>
    public sealed record Refused(string Sentence, bool IsLate = false) : EditOutcome;
}
