using System.Globalization;

namespace Studio.Learning.Weights.Formats;

/// <summary>The plain values of a pickle as text.</summary>
internal static class PickleText
{
    private const int MaxNoteDepth = 8, MaxVisits = 20_000, MaxTextLength = 10_000, MaxNameLength = 500;

    internal static string Listing(PickleDict dict)
    {
        var names = dict.Items.Take(9).Select(i => $"'{Shortened(Of(i.Key) ?? "")}'").ToArray();
        return names.Length == 0 ? "nothing at all" : string.Join(", ", names.Take(8)) + (names.Length > 8 ? ", …" : "");
    }

    internal static string Shortened(string name) => name.Length > 60 ? name[..60] + "…" : name;

    /// <summary>Plain values by dotted names, without those inside of <paramref name="weights"/>.</summary>
    /// <remarks>Visits are counted, because values that are used twice can make a small file endless.</remarks>
    internal static Dictionary<string, string> Notes(PickleDict outer, IReadOnlySet<object> weights)
    {
        var (notes, visits) = (new Dictionary<string, string>(StringComparer.Ordinal), 0);
        Visit("", outer, 0);
        return notes;

        void Visit(string name, object? value, int depth)
        {
            if (++visits > MaxVisits || depth > MaxNoteDepth || name.Length > MaxNameLength)
                return;
            if (value is PickleDict dict)
                foreach (var (key, item) in dict.Items.TakeWhile(_ => visits <= MaxVisits))
                    if (item is not PickleTensor && (item is null || !weights.Contains(item)))
                        Visit(Join(name, Of(key)), item, depth + 1);
            if (value is List<object?> list)
                for (var i = 0; i < list.Count && visits <= MaxVisits; i++)
                    Visit(Join(name, Of((long)i)), list[i], depth + 1);
            if (Of(value) is { Length: <= MaxTextLength } text)
                notes[name] = text;
        }
    }

    private static string Join(string name, string? key) => name.Length == 0 ? key ?? "" : $"{name}.{key}";

    private static string? Of(object? value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        long or double => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
