using Studio.Experiments.Events;
using Studio.Experiments.Runs;

namespace Studio.Web.Tests.Fakes;

/// <summary>A journal as a worker would have written it, each entry so many seconds after noon.</summary>
public static class SampleJournal
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 12, 12, 0, 0, TimeSpan.Zero);

    public static readonly RunEvent Begin = new RunEvent.Status(RunStatus.Running, "Started.");

    public static readonly RunEvent End = new RunEvent.Status(RunStatus.Completed, "Done.");

    public static RunEvent Loss(int step, double value = 1) => SampleRun.Points("loss/train", (step, value));

    public static IReadOnlyList<JournalEntry> Of(params (double Seconds, RunEvent Event)[] said) =>
        [.. said.Select((s, i) => new JournalEntry(i + 1, 1, Noon.AddSeconds(s.Seconds), s.Event))];
}
