using FsCheck.Xunit;
using Studio.Experiments;
using Studio.Experiments.Runs;
using Studio.Runtime.Journal;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Journal;

public sealed class EventMergingTests
{
    /// <param name="kinds">What is said at each step.</param>
    [Property]
    public void Merge_AnyEvents_FoldToTheSame(byte[] kinds)
    {
        var events = kinds.Select((kind, step) => Event(kind % 6, step)).ToList();

        var merged = EventMerging.Merge(events);

        Assert.Equal(Fold(events), Fold(merged));
        Assert.True(merged.Count(e => e is RunEvent.Progress) <= 1);
    }

    private static RunEvent Event(int kind, int step) => kind switch
    {
        0 or 1 => Say.Loss(step + 1),
        5 => Say.Loss(step + 1) with { Fold = new(1 + step % 2, 2) },
        2 => new RunEvent.Progress(step, 100, 1, "images", TimeSpan.Zero, $"step {step}"),
        3 => new RunEvent.Mark(step, "Something."),
        _ => new RunEvent.Resumed(step / 2),
    };

    private static string Fold(IReadOnlyList<RunEvent> events)
    {
        var history = new RunHistory();
        for (var i = 0; i < events.Count; i++)
            history.Apply(new(i + 1, 1, default, events[i]));
        return StudioJson.Write(history.Snapshot() with { LastNumber = 0 });
    }
}
