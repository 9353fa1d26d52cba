using System.Globalization;
using Studio.Runtime.Devices;

namespace Studio.Web.Devices;

/// <summary>A place in the queue, in words.</summary>
public static class QueueWords
{
    /// <summary>"3rd in the queue, starts in about 2 min".</summary>
    public static string Of(QueuedRun run, DateTimeOffset now) =>
        $"{Ordinal(run.Place)} in the queue{(Start(run, now) is { } start ? $", {start}" : "")}";

    /// <summary>"starts in about 2 min"; null if nobody knows.</summary>
    public static string? Start(QueuedRun run, DateTimeOffset now) =>
        run.StartsAt is not { } start ? null : (start - now).TotalSeconds switch
    {
        <= 5 => "starts in a few seconds",
        < 55 and var seconds => $"starts in about {Math.Ceiling(seconds / 10) * 10:0} s",
        < 3570 and var seconds => $"starts in about {Math.Max(1, Math.Round(seconds / 60)):0} min",
        var seconds => $"starts in about {seconds / 3600:0.0} h",
    };

    public static string Ordinal(int place) => place.ToString(CultureInfo.InvariantCulture) + ((place % 100, place % 10) switch
    {
        (11 or 12 or 13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    });
}
