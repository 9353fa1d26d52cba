using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Studio.Experiments;

/// <summary>The kinds of an abstract record marked with <see cref="OpenKindsAttribute"/>.</summary>
public static class Kinds
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Type>> s_known = new();

    /// <summary>Name in files to type, in the order of the names.</summary>
    public static IReadOnlyDictionary<string, Type> Of(Type open) => s_known.GetOrAdd(open, static root =>
        Parts.Of(root).OrderBy(Name, StringComparer.Ordinal).ToDictionary(Name));

    public static string Name(Type kind) =>
        kind.GetCustomAttribute<KindNameAttribute>()?.Name ?? JsonNamingPolicy.KebabCaseLower.ConvertName(kind.Name);
}
