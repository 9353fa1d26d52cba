using Studio.Experiments.Runs;

namespace Studio.Runtime.Journal;

/// <summary>About how much memory an event takes while it waits. Only the kinds that can be large are looked into.</summary>
internal static class EventSize
{
    public const long Smallest = 200;

    public static long Of(RunEvent happened) => Smallest + happened switch
    {
        RunEvent.Metrics metrics => 64L * metrics.Points.Count,
        RunEvent.Text text => 2L * text.Written.Length,
        RunEvent.Translations translations =>
            translations.Sentences.Sum(s => 100L * (s.Source.Count + s.Target.Count) + 4L * s.Source.Count * s.Target.Count),
        RunEvent.Confusion confusion => 8L * confusion.Matrix.Classes.Count * confusion.Matrix.Classes.Count,
        _ => 0,
    };
}
