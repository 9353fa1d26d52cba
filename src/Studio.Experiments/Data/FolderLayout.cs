namespace Studio.Experiments.Data;

/// <summary>Reads part and class from paths: [folders around everything/][train|val|test/]class/…/image, or
/// class/train|val|test/…/image.</summary>
/// <remarks>Folders around everything may be several, also below a part; images beside them are left out and said.
/// Where classes stand in groups, so that either the groups or what is in them may be meant, nothing is guessed:
/// <see cref="Question"/> says both.</remarks>
/// <param name="Images">In ordinal order of their paths.</param>
/// <param name="ClassFolders">Parts and classes that have a folder, with or without images.</param>
public sealed record FolderLayout(IReadOnlyList<LabelledPath> Images, IReadOnlySet<(DataPart Part, string Class)> ClassFolders,
    IReadOnlyList<DataProblem> Problems)
{
    private const string NoClass = "It lies in no class folder; it was left out.";

    /// <summary>The two readings of a layout that can be read in two ways, and how to settle it; null where it is plain.</summary>
    public string? Question { get; init; }

    /// <summary>Its name says that it is an image; whether it is one says its content.</summary>
    public static bool IsImage(string path) => LeftBehind.IsImage(path);

    /// <summary>What desktops, network drives and editors leave behind.</summary>
    public static bool IsJunk(string path) => LeftBehind.IsJunk(path);

    /// <summary>Classes in the order of their labels: numbers by value, names ordinally.</summary>
    public static IReadOnlyList<string> Ordered(IEnumerable<string> classes)
    {
        var names = classes.Order(StringComparer.Ordinal).ToArray();
        return names.All(n => n.Length < 10 && n.All(char.IsAsciiDigit)) ? [.. names.OrderBy(int.Parse)] : names;
    }

    /// <param name="folders">Paths of folders, which may be empty; those of <paramref name="files"/> need not be repeated.</param>
    /// <param name="items">What the files are that count; images by default.</param>
    public static FolderLayout Read(IEnumerable<string> files, IEnumerable<string> folders, FolderItems? items = null)
    {
        items ??= FolderItems.Images;
        var named = files.Where(f => !IsJunk(f)).Order(StringComparer.Ordinal).ToLookup(items.IsItem);
        var problems = named[false].Select(f => new DataProblem(f, $"It is no {items.One} by its name; it was left out.")).ToList();
        var tree = FolderTree.Of(named[true], folders.Where(f => !IsJunk(f)));
        var root = tree.Unwrapped(problems);
        var (images, classes) = (new List<LabelledPath>(), new HashSet<(DataPart, string)>());
        var parts = Parts(root);
        if (parts.Count == 0)
            AddClasses(DataPart.Whole, root);
        else
        {
            foreach (var folder in root.Folders)
                if (parts.TryGetValue(folder, out var part))
                    AddClasses(part, folder.Unwrapped(problems));
                else
                    problems.AddRange(folder.All.Select(path => new DataProblem(path, "It lies outside the folders train, val and test; "
                        + "it was left out.")));
            problems.AddRange(root.Direct.Select(path => new DataProblem(path, NoClass)));
        }
        return new([.. images.OrderBy(i => i.Path, StringComparer.Ordinal)], classes,
            [.. problems.OrderBy(p => p.Item, StringComparer.Ordinal)])
            { Question = ClassQuestion.Of(parts.Count == 0 ? [root] : [.. parts.Keys.Select(f => f.Unwrapped([]))], items) };

        void AddClasses(DataPart part, FolderTree within)
        {
            problems.AddRange(within.Direct.Select(path => new DataProblem(path, NoClass)));
            // cat/train/1.png: the parts stand below the classes.
            var isTurned = part == DataPart.Whole && within.Folders.Any() && within.Folders.All(IsParted)
                && within.Folders.SelectMany(c => c.Folders).Select(f => PartNames.Of(f.Name)).Distinct().Count() > 1;
            foreach (var folder in within.Folders)
                if (isTurned)
                    foreach (var below in folder.Folders)
                        Add(PartNames.Of(below.Name)!.Value, folder.Name, below.All);
                else
                    Add(part, folder.Name, folder.All);
        }

        void Add(DataPart part, string name, IEnumerable<string> paths)
        {
            classes.Add((part, name));
            images.AddRange(paths.Select(path => new LabelledPath(path, part, name)));
        }
    }

    private static bool IsParted(FolderTree folder) =>
        !folder.Direct.Any() && folder.Folders.Any() && folder.Folders.All(f => PartNames.Of(f.Name) is not null);

    /// <summary>The folders that are parts, which hold class folders in their turn. By a part's own name one is
    /// enough; a name that only has a part's in it is one beside another part.</summary>
    private static Dictionary<FolderTree, DataPart> Parts(FolderTree root)
    {
        var holding = root.Folders.Where(f => f.Folders.Any(inner => inner.All.Any())).ToArray();
        var plain = holding.Where(f => PartNames.Of(f.Name) is not null).ToDictionary(f => f, f => PartNames.Of(f.Name)!.Value);
        var within = holding.Where(f => PartNames.Within(f.Name) is not null).ToDictionary(f => f, f => PartNames.Within(f.Name)!.Value);
        return plain.Count > 0 && plain.Count >= within.Count ? WithEmpty(plain) : within.Values.Distinct().Count() > 1
            ? within : WithEmpty(plain);

        // A part may have lost its class folders, which is to be said of its images.
        Dictionary<FolderTree, DataPart> WithEmpty(Dictionary<FolderTree, DataPart> found)
        {
            if (found.Count > 0)
                foreach (var folder in root.Folders.Where(f => PartNames.Of(f.Name) is not null))
                    found.TryAdd(folder, PartNames.Of(folder.Name)!.Value);
            return found;
        }
    }
}
