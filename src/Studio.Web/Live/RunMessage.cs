using System.Text.Json;
using Studio.Experiments;
using Studio.Runtime.Services;

namespace Studio.Web.Live;

/// <summary>A <see cref="RunUpdate"/> as programs outside the studio get it.</summary>
/// <param name="Kind">"snapshot" replaces what was known; "entries" follows it without a gap.</param>
/// <param name="Last">Number of the last entry in it: ask for what comes after it when you come back.</param>
/// <param name="Json">A snapshot, or a list of journal entries, in the studio's one form.</param>
public sealed record RunMessage(string Kind, long Last, string Json)
{
    public static RunMessage Of(RunUpdate update) => update switch
    {
        RunUpdate.Snapshot s => new("snapshot", s.Seen.LastNumber, StudioJson.Write(s.Seen)),
        RunUpdate.Entries e => new("entries", e.New[^1].Number, StudioJson.Write(e.New)),
        _ => throw new JsonException($"The update '{update.GetType().Name}' has no message."),
    };
}
