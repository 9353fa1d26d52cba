using System.Text.Json.Serialization;

namespace Studio.Runtime.Runs;

/// <summary>What became of a request about runs; a refusal is an ordinary answer.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(Branched), "branched")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record RunOutcome
{
    /// <param name="Runs">One per seed, in their order; a run that had been made before under the same key stands here again.</param>
    /// <param name="LeftOut">Why one of several cells was not begun.</param>
    /// <param name="IsUpToDate">Nothing was begun: every cell has its result already.</param>
    public sealed record Started(IReadOnlyList<Guid> Runs, string? LeftOut = null, bool IsUpToDate = false) : RunOutcome;

    /// <param name="Cell">Id of the new cell.</param>
    public sealed record Branched(string Cell) : RunOutcome;

    /// <summary>The command is stored, and the run will follow it.</summary>
    public sealed record Accepted : RunOutcome;

    public sealed record Refused(string Sentence) : RunOutcome;
}
