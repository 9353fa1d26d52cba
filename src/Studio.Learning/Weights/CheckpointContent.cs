using System.Globalization;

namespace Studio.Learning.Weights;

/// <summary>Finds the state dict among what people put around it.</summary>
internal static class CheckpointContent
{
    private const int MaxWrappers = 4, MaxNoteDepth = 8, MaxVisits = 20_000, MaxTextLength = 10_000, MaxNameLength = 500;

    // Averaged weights come before the raw ones: they are what an author publishes.
    private static readonly string[] s_wrappers = ["state_dict", "model_state_dict", "params_ema", "g_ema", "ema", "model", "params", "net", "weights"];
    private static readonly string[] s_prefixes = ["module.", "_orig_mod."];

    internal static FoundStateDict Find(object? root)
    {
        if (root is not PickleDict outer)
            throw new PickleFault("it holds no dict of tensors; save model.state_dict().");
        var (inner, wrappers) = (outer, new List<string>());
        for (; Inside(inner) is { } next; inner = next)
        {
            if (wrappers.Count == MaxWrappers)
                throw new PickleFault("its state dict is wrapped more deeply than any known program does.");
            wrappers.Add(Shortened(Text(inner.Items.First(i => ReferenceEquals(i.Value, next)).Key) ?? ""));
        }
        return new(Tensors(inner, wrappers), Notes(outer, inner), wrappers);
    }

    // A dict in one of the usual places, or the only one there is when no tensor lies beside it.
    private static PickleDict? Inside(PickleDict dict)
    {
        if (s_wrappers.Select(dict.Find).OfType<PickleDict>().FirstOrDefault(d => d.Items.Any()) is { } usual)
            return usual;
        var inner = dict.Items.Any(i => i.Value is PickleTensor) ? [] : dict.Items.Select(i => i.Value).OfType<PickleDict>().Where(d => d.Items.Any(i => i.Value is PickleTensor)).Take(2).ToArray();
        return inner.Length == 1 ? inner[0] : null;
    }

    private static KeyValuePair<string, PickleTensor>[] Tensors(PickleDict dict, List<string> wrappers)
    {
        var tensors = dict.Items.Where(i => i is { Key: string, Value: PickleTensor }).Select(i => KeyValuePair.Create((string)i.Key, (PickleTensor)i.Value!)).ToArray();
        if (tensors.Length == 0)
            throw new PickleFault($"there is no tensor in its state dict, only {Listing(dict)}. Save model.state_dict().");
        while (s_prefixes.FirstOrDefault(p => tensors.All(t => t.Key.StartsWith(p, StringComparison.Ordinal))) is { } prefix)
        {
            tensors = [.. tensors.Select(t => KeyValuePair.Create(t.Key[prefix.Length..], t.Value))];
            wrappers.Add(prefix);
        }
        return tensors;
    }

    private static string Listing(PickleDict dict)
    {
        var names = dict.Items.Take(9).Select(i => $"'{Shortened(Text(i.Key) ?? "")}'").ToArray();
        return names.Length == 0 ? "nothing at all" : string.Join(", ", names.Take(8)) + (names.Length > 8 ? ", …" : "");
    }

    private static string Shortened(string name) => name.Length > 60 ? name[..60] + "…" : name;

    // Visits are counted, because values that are used twice can make a small file endless.
    private static Dictionary<string, string> Notes(PickleDict outer, PickleDict weights)
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
                    if (!ReferenceEquals(item, weights))
                        Visit(Join(name, Text(key)), item, depth + 1);
            if (value is List<object?> list)
                for (var i = 0; i < list.Count && visits <= MaxVisits; i++)
                    Visit(Join(name, Text((long)i)), list[i], depth + 1);
            if (Text(value) is { Length: <= MaxTextLength } text)
                notes[name] = text;
        }
    }

    private static string Join(string name, string? key) => name.Length == 0 ? key ?? "" : $"{name}.{key}";

    private static string? Text(object? value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        long or double => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
