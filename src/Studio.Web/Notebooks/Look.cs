using Studio.Experiments.Events;

namespace Studio.Web.Notebooks;

/// <summary>How a state is shown: a shape, a word, and the name of its colour.</summary>
public sealed record Look(string Name, string Shape, string Word)
{
    public static Look Never { get; } = new("never", "○", "not run yet");

    public static Look Stale { get; } = new("stale", "◌", "stale");

    public static Look Of(RunStatus status) => status switch
    {
        RunStatus.Queued => new("queued", "◷", "queued"),
        RunStatus.Running => new("running", "●", "running"),
        RunStatus.Paused => new("paused", "‖", "paused"),
        RunStatus.Completed => new("done", "✓", "done"),
        RunStatus.Cancelled => new("stopped", "■", "stopped"),
        RunStatus.Diverged => new("failed", "✕", "diverged"),
        RunStatus.Failed => new("failed", "✕", "failed"),
        _ => throw new NotSupportedException($"The status '{status}' has no look."),
    };
}
