namespace Studio.Experiments.Data;

/// <summary>Reads part and class from paths: [one top folder/][train|val|test/]class/…/image.</summary>
/// <param name="Images">In ordinal order of their paths.</param>
/// <param name="ClassFolders">Parts and classes that have a folder, with or without images.</param>
public sealed record FolderLayout(IReadOnlyList<LabelledPath> Images, IReadOnlySet<(DataPart Part, string Class)> ClassFolders, IReadOnlyList<DataProblem> Problems)
{
    private static readonly HashSet<string> s_imageEndings = new(StringComparer.OrdinalIgnoreCase)
        { ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".heic", ".avif" };

    private static readonly HashSet<string> s_desktopFiles = new(StringComparer.OrdinalIgnoreCase) { "Thumbs.db", "desktop.ini", "__MACOSX" };

    /// <summary>Its name says that it is an image; whether it is one says its content.</summary>
    public static bool IsImage(string path) => s_imageEndings.Contains(Path.GetExtension(path));

    /// <summary>Classes in the order of their labels: numbers by value, names ordinally.</summary>
    public static IReadOnlyList<string> Ordered(IEnumerable<string> classes)
    {
        var names = classes.Order(StringComparer.Ordinal).ToArray();
        return names.All(n => n.Length < 10 && n.All(char.IsAsciiDigit)) ? [.. names.OrderBy(int.Parse)] : names;
    }

    /// <summary>What desktops leave behind.</summary>
    public static bool IsJunk(string path) => path.Split('/').Any(name => name.StartsWith('.') || s_desktopFiles.Contains(name));

    /// <param name="folders">Paths of folders, which may be empty; those of <paramref name="files"/> need not be repeated.</param>
    public static FolderLayout Read(IEnumerable<string> files, IEnumerable<string> folders)
    {
        var named = files.Where(f => !IsJunk(f)).Order(StringComparer.Ordinal).ToLookup(IsImage);
        var problems = named[false].Select(f => new DataProblem(f, "It is no image by its name; it was left out.")).ToList();
        var paths = named[true].Select(f => (Path: f, Names: f.Split('/'))).ToArray();
        var folderNames = folders.Where(f => !IsJunk(f)).Select(f => f.Split('/', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var top = HasOneTopFolder(paths) ? 1 : 0;
        var hasParts = paths.Any(p => p.Names.Length >= top + 3 && PartNames.Of(p.Names[top]) is not null);
        var images = new List<LabelledPath>();
        foreach (var (path, names) in paths)
        {
            var inside = names.AsSpan(top);
            if (hasParts && PartNames.Of(inside[0]) is null)
                problems.Add(new(path, "It lies outside of the folders train, val and test; it was left out."));
            else if (inside.Length < (hasParts ? 3 : 2))
                problems.Add(new(path, "It lies in no class folder; it was left out."));
            else
                images.Add(hasParts ? new(path, PartNames.Of(inside[0])!.Value, inside[1]) : new(path, DataPart.Whole, inside[0]));
        }
        var classes = images.Select(i => (i.Part, i.Class)).ToHashSet();
        foreach (var names in folderNames.Where(n => n.Length == top + (hasParts ? 2 : 1) && (top == 0 || n[0] == paths[0].Names[0])))
            if (!hasParts)
                classes.Add((DataPart.Whole, names[top]));
            else if (PartNames.Of(names[top]) is { } part)
                classes.Add((part, names[top + 1]));
        return new(images, classes, problems);
    }

    /// <summary>One folder around everything, as archives have it; a class folder holds its images itself.</summary>
    private static bool HasOneTopFolder((string Path, string[] Names)[] paths) => paths.Length > 0
        && PartNames.Of(paths[0].Names[0]) is null
        && paths.All(p => p.Names.Length >= 3 && p.Names[0] == paths[0].Names[0]);
}
