using System.Text.Json.Serialization;
using Studio.Experiments.Events;

namespace Studio.Runtime.Runs;

/// <summary>What somebody wants of a run. It is a row in storage first; the worker reads it there.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Pause), "pause")]
[JsonDerivedType(typeof(Resume), "resume")]
[JsonDerivedType(typeof(Stop), "stop")]
[JsonDerivedType(typeof(Intervene), "intervene")]
[JsonDerivedType(typeof(Yield), "yield")]
public abstract record RunCommand
{
    /// <summary>The run stands still at the next step; its worker stays with it.</summary>
    /// <param name="Why">For people, where it is not somebody's request.</param>
    public sealed record Pause(string? Why = null) : RunCommand;

    public sealed record Resume : RunCommand;

    /// <summary>The run ends at the next step as cancelled.</summary>
    public sealed record Stop : RunCommand;

    public sealed record Intervene(Intervention Intervention) : RunCommand;

    /// <summary>The queue asks for the device: at the end of the epoch (at once if it is paused) the worker writes a checkpoint, says
    /// <c>Status(Queued)</c> or, if paused, <c>Status(Paused)</c>, and is free. It concerns only the lease under
    /// which it was said.</summary>
    public sealed record Yield(int LeaseEpoch) : RunCommand;
}
