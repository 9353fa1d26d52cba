using System.Collections.Concurrent;
using System.ComponentModel;
using System.Reflection;
using Studio.Experiments.Results;

namespace Studio.Notebooks.Settings;

/// <summary>The kinds of values that pass from cell to cell: types of results. A cell asks for one,
/// whatever kind of cell gives it.</summary>
public static class ValueKind
{
    private static readonly ConcurrentDictionary<Type, Type?> s_produced = new();

    /// <summary>What runs of a kind of cell give; null if it has no runs.</summary>
    public static Type? ProducedBy(Type cell) =>
        s_produced.GetOrAdd(cell, static type => type.GetCustomAttribute<ProducesAttribute>()?.Value);

    /// <summary>For people, within a sentence, with its article: "a trained classifier", "an evaluation".</summary>
    public static string Name(Type value)
    {
        var name = value == typeof(CellResult)
            ? "result" : value.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName ?? Words(value.Name);
        return $"{("aeiou".Contains(name[0]) ? "an" : "a")} {name}";
    }

    /// <summary>"TaskSequenceResult" is "task sequence".</summary>
    private static string Words(string type) =>
        SettingProperties.Words(type.EndsWith("Result", StringComparison.Ordinal) ? type[..^"Result".Length] : type).ToLowerInvariant();
}
