using System.Globalization;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Transfer.Classes;

/// <summary>Which logit of a head belongs to which class of the data. A folder is numbered by the alphabet and a
/// head as its author liked: without looking at the names, a good network measures near chance.</summary>
/// <param name="Places">For each class of the data, the place of its logit.</param>
/// <param name="Note">How classes were matched, where that is not obvious; null for the same names in the same order.</param>
public sealed record ClassOrder(IReadOnlyList<int> Places, string? Note)
{
    private const int MostNamed = 5;

    public bool IsPlain => Places.Select((place, i) => place == i).All(same => same);

    /// <param name="data">Classes of the data in their order.</param>
    /// <param name="head">Classes of the head in the order of its logits; null where nobody knows.</param>
    /// <param name="headCount">Logits.</param>
    /// <param name="mapping">Name in the data to name of the head, for those that differ.</param>
    /// <exception cref="ArgumentException">The numbers differ, a class has no counterpart, or two have the same.</exception>
    public static ClassOrder Of(IReadOnlyList<string> data, IReadOnlyList<string>? head, int headCount,
        IReadOnlyDictionary<string, string>? mapping = null)
    {
        if (data.Count != headCount)
            throw new ArgumentException($"The data have {data.Count} classes ({Listed(data)}) and the head has "
                + $"{headCount}{(head is null ? "" : $" ({Listed(head)})")}. "
                + "Take data with the same classes, or train a new head with 'transfer'.");
        if (mapping?.Keys.FirstOrDefault(k => !data.Contains(k)) is { } stranger)
            throw new ArgumentException($"The data have no class '{stranger}'; they have {Listed(data)}.");
        if (head is null && mapping is null)
            return Numbered(data) ?? new([.. Enumerable.Range(0, data.Count)],
                $"The weights have no class names: their logits are assumed to be {Listed(data)}, in this order. "
                    + "If the classes were numbered in another way, the results are wrong.");
        return head is not null && Named(data, head, mapping ?? new Dictionary<string, string>()) is { } named ? named
            : mapping is null && Numbered(data) is { } numbered ? numbered
            : throw new ArgumentException($"The classes of the data are not those of the weights: {Strangers(data, head, mapping)}. "
                + "Rename the folders, or say which is which, one pair for each class: 'name in the data=name of the weights'.");
    }

    /// <summary>By name; null if a class has no counterpart or two have the same.</summary>
    private static ClassOrder? Named(IReadOnlyList<string> data, IReadOnlyList<string> head, IReadOnlyDictionary<string, string> mapping)
    {
        var places = head.Index().GroupBy(h => ClassName.Plain(h.Item)).Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => g.First().Index);
        string[] wanted = [.. data.Select(name => mapping.GetValueOrDefault(name, name))], own = [.. head];
        var found = wanted.Select(name => places.TryGetValue(ClassName.Plain(name), out var place)
            ? place : Array.IndexOf(own, name)).ToArray();
        if (found.Contains(-1) || found.Distinct().Count() < found.Length)
            return null;
        var moved = found.Index().Where(f => f.Index != f.Item).Select(f => f.Index).FirstOrDefault(-1);
        return new(found, moved < 0 ? null
            : $"The weights have the classes in another order than the data; they were matched by name ('{data[moved]}' is logit "
            + $"{found[moved] + 1}).");
    }

    /// <summary>Folders named 0 to K - 1, or 1 to K, are places in the head.</summary>
    private static ClassOrder? Numbered(IReadOnlyList<string> data)
    {
        int[] numbers =
            [.. data.Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];
        if (numbers.Min() is not (0 or 1) || numbers.Max() != numbers.Min() + data.Count - 1 || numbers.Distinct().Count() < data.Count)
            return null;
        int[] places = [.. numbers.Select(n => n - numbers.Min())];
        return new(places, $"The classes of the data are numbers; they are used as indices of the logits, {numbers.Min()} the first.");
    }

    private static string Strangers(IReadOnlyList<string> data, IReadOnlyList<string>? head, IReadOnlyDictionary<string, string>? mapping)
    {
        if (head is null)
            return "the weights do not say theirs, so there is nothing to map to";
        var known = head.Select(ClassName.Plain).ToHashSet(StringComparer.Ordinal);
        var mapped = data.Select(name => mapping?.GetValueOrDefault(name, name) ?? name).ToArray();
        var own = mapped.Select(ClassName.Plain).ToHashSet(StringComparer.Ordinal);
        string[] strange = [.. mapped.Where(name => !known.Contains(ClassName.Plain(name)))];
        string[] left = [.. head.Where(name => !own.Contains(ClassName.Plain(name)))];
        return strange.Length == 0 ? "two of them have the same counterpart"
            : $"{Listed(strange)} {(strange.Length == 1 ? "is" : "are")} not among them, and {Listed(left)} "
            + $"{(left.Length == 1 ? "has" : "have")} no images";
    }

    private static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNamed).Select(n => $"'{n}'"))
        + (names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "");
}
