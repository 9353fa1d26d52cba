namespace Studio.Runtime.Runs;

/// <summary>What a person wrote on a run.</summary>
public sealed record RunAnnotation(IReadOnlyList<string> Tags, string Note)
{
    /// <summary>Most characters of a tag.</summary>
    public const int LongestTag = 40;

    /// <summary>Most tags of a run.</summary>
    public const int MostTags = 20;

    /// <summary>Most characters of a note.</summary>
    public const int LongestNote = 4000;

    /// <summary>"baseline, seed 2" as tags: without empty ones and repetitions, cut to what a run may have.</summary>
    public static IReadOnlyList<string> ParseTags(string text) =>
        [.. text.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(t => t[..Math.Min(t.Length, LongestTag)]).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTags)];
}
