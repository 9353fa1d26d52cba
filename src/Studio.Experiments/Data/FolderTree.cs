namespace Studio.Experiments.Data;

/// <summary>A folder with the images in it and below.</summary>
internal sealed class FolderTree(string name)
{
    private readonly SortedDictionary<string, FolderTree> _folders = new(StringComparer.Ordinal);
    private readonly List<string> _direct = [];

    internal string Name => name;

    /// <summary>In ordinal order of their names.</summary>
    internal IEnumerable<FolderTree> Folders => _folders.Values;

    /// <summary>Paths of images that lie in the folder itself.</summary>
    internal IReadOnlyList<string> Direct => _direct;

    internal IEnumerable<string> All => _direct.Concat(Folders.SelectMany(f => f.All));

    internal static FolderTree Of(IEnumerable<string> images, IEnumerable<string> folders)
    {
        var root = new FolderTree("");
        foreach (var path in images)
            root.Down(path.Split('/', StringSplitOptions.RemoveEmptyEntries).AsSpan()[..^1])._direct.Add(path);
        foreach (var path in folders)
            root.Down(path.Split('/', StringSplitOptions.RemoveEmptyEntries));
        return root;
    }

    /// <summary>The innermost folder that is not merely one around everything. A few images beside the one folder,
    /// a preview for example, do not make it a class.</summary>
    /// <param name="problems">Receives the images that lie beside a folder which contains everything else.</param>
    internal FolderTree Unwrapped(List<DataProblem> problems)
    {
        var at = this;
        for (; at.Wrapped() is { } inner; at = inner)
            problems.AddRange(at._direct.Select(path => new DataProblem(path, "It lies in no class folder; it was left out.")));
        return at;
    }

    /// <summary>The only folder with images, if class folders or parts lie in it; else null.</summary>
    private FolderTree? Wrapped()
    {
        if (Folders.Where(f => f.All.Any()).Take(2).ToArray() is not [var only] || PartNames.Of(only.Name) is not null
            && PartNames.Of(name) is null && only.Holding > 0)
            return null;
        // One class folder with folders in it, or a folder of class folders: it is the latter if hardly an image lies in it directly.
        return only.Holding > 0 && (only.Holding > 1 || only.Folders.Any(f => f.Holding > 0))
            && only._direct.Count < Math.Max(2, only.Holding) && 2 * _direct.Count < All.Count() ? only : null;
    }

    /// <summary>Folders in it that hold images.</summary>
    private int Holding => Folders.Count(f => f.All.Any());

    private FolderTree Down(ReadOnlySpan<string> names)
    {
        var at = this;
        foreach (var next in names)
            at = at._folders.TryGetValue(next, out var known) ? known : at._folders[next] = new(next);
        return at;
    }
}
