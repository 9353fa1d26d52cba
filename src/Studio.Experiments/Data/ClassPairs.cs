namespace Studio.Experiments.Data;

/// <summary>Which class of the data is meant by which class of a network, where their names differ:
/// pairs "name in the data=name in the network".</summary>
public static class ClassPairs
{
    /// <summary>One pair a line; empty lines count for nothing.</summary>
    public static IEnumerable<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Name in the data to name in the network; empty if nothing is called otherwise.</summary>
    /// <exception cref="FormatException">A pair lacks a name, or a class occurs twice; the message quotes it.</exception>
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<string> pairs)
    {
        var mapping = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
            if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } own, { Length: > 0 } other]
                || !mapping.TryAdd(own, other))
                throw new FormatException($"'{pair}' is not a pair of names, or its first name occurs twice. "
                    + "Write 'name in the data=name in the network'.");
        return mapping;
    }
}
