using System.Reflection;

namespace Studio.Runtime.Tests.Architecture;

/// <summary>The folders of a project, which are its namespaces, lowest first: a folder uses only itself and those below it.</summary>
/// <param name="lowestFirst">Paths inside the project; "." is its top folder. A folder that is not named belongs to
/// the named one around it.</param>
internal sealed class FolderOrder(Assembly assembly, params string[] lowestFirst)
{
    private readonly string _root = assembly.GetName().Name!;

    /// <summary>Types that use a type of a higher folder, and folders without a place.</summary>
    public IReadOnlyList<string> Violations()
    {
        var references = TypeReferences.In(assembly).Select(r => (r.User, r.Used, From: Folder(r.User), To: Folder(r.Used)))
            .Where(r => r is { From: not null, To: not null }).ToArray();
        var unknown = references.SelectMany(r => new[] { r.From!, r.To! }).Where(f => Floor(f) < 0)
            .Select(f => $"{f} has no place in the order");
        var upward = references.Where(r => Floor(r.From!) >= 0 && Floor(r.To!) > Floor(r.From!))
            .Select(r => $"{r.From}/{r.User.Name} uses {r.To}/{r.Used.Name}");
        return [.. unknown.Concat(upward).Distinct().Order(StringComparer.Ordinal)];
    }

    private int Floor(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at) is { Length: > 0 } outer ? outer : null)
            if (Array.IndexOf(lowestFirst, at) is >= 0 and var floor)
                return floor;

        return -1;
    }

    /// <summary>Null for what a generator puts into a namespace of its own. Razor puts calls to generic components
    /// below "__Blazor".</summary>
    private string? Folder(Type type)
    {
        var name = type.Namespace?.Replace("__Blazor.", "", StringComparison.Ordinal);
        return name == _root ? "."
            : name?.StartsWith(_root + ".", StringComparison.Ordinal) == true ? name[(_root.Length + 1)..].Replace('.', '/') : null;
    }
}
