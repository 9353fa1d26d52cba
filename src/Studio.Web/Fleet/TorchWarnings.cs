using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Studio.Web.Fleet;

/// <summary>libtorch repeats a warning each time it comes by its place, for example whenever an optimizer is made.
/// A log needs one of each.</summary>
public sealed partial class TorchWarnings
{
    private readonly ConcurrentDictionary<string, bool> _places = new(StringComparer.Ordinal);

    /// <summary>This process has given the warning before.</summary>
    public bool IsRepeated(string line) =>
        Head().Match(line) is { Success: true } head && !_places.TryAdd(head.Groups["place"].Value, true);

    /// <summary>"[W1127 10:49:38.219643138 optimizer.cpp:138] Warning: …"</summary>
    [GeneratedRegex(@"^\[W\S* \S+ (?<place>\S+:\d+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
