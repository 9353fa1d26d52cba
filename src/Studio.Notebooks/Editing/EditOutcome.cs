using System.Text.Json.Serialization;

namespace Studio.Notebooks.Editing;

/// <summary>What became of an edit; a refusal is an ordinary answer.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record EditOutcome
{
    public sealed record Accepted(Notebook Notebook) : EditOutcome;

    public sealed record Refused(string Sentence) : EditOutcome;
}
