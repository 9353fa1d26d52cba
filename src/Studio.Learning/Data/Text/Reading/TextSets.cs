using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Text.Reading;

/// <summary>Opens labelled texts from a path; the content decides how they are kept.</summary>
/// <remarks>Known are tables (CSV, TSV) and JSON lines, alone or as files for training, validation and test in one folder; a folder of
/// .txt files for each class; files called NAME.pos and NAME.neg with a text a line. Folders may be zip files.</remarks>
public static class TextSets
{
    private const int HeadBytes = 1 << 16;

    // Unlabelled texts of IMDb, and what else authors call them.
    private static readonly HashSet<string> s_unlabelled = new(StringComparer.OrdinalIgnoreCase) { "unsup", "unlabelled", "unlabeled" };
    private static readonly HashSet<string> s_tables =
        new(StringComparer.OrdinalIgnoreCase) { ".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".json" };
    private static readonly Dictionary<string, string> s_classFiles =
        new(StringComparer.OrdinalIgnoreCase) { [".pos"] = "positive", [".neg"] = "negative" };

    /// <summary>Whether the path holds texts and no image; the files are not read for it, but the beginning of a single one.</summary>
    public static bool Holds(string path)
    {
        if (Directory.Exists(path))
        {
            var files = Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8 });
            return AreTexts(files.Where(f => !FolderLayout.IsJunk(Path.GetFileName(f))));
        }
        if (TextFiles.IsZip(path))
        {
            using var zip = new ZipContents(path, Path.GetFileName(path));
            return AreTexts(zip.Files.Where(f => !FolderLayout.IsJunk(f)));
        }
        var ending = Path.GetExtension(path);
        if (IsClassFile(path) || ending.StartsWith(".json", StringComparison.OrdinalIgnoreCase) || ending is ".ndjson")
            return true;
        var head = TextDecoding.Decode(Head(path));
        return IsPlain(head) && TextTable.IsTable(head) && !NamesImages(head);
    }

    /// <param name="name">What sentences call it; null calls it by its file.</param>
    /// <param name="classNames">Names of the classes in the order of their labels, for files that only number them; null where the
    /// numbers are the names.</param>
    /// <exception cref="FileNotFoundException">There is nothing at the path.</exception>
    /// <exception cref="InvalidDataException">It holds no labelled text; the sentence says what is known.</exception>
    public static ITextSet Open(string path, IReadOnlyList<string>? classNames = null, string? name = null)
    {
        using var files = new TextFiles(path);
        var problems = new ProblemList(files.Name, files.Problems);
        var texts = files.Paths.Any(IsClassFile) ? ClassFiles(path, files, problems)
            : !files.IsSingle && files.Paths.Any(FolderItems.Texts.IsItem) && !files.Paths.Any(IsTable) ? Folders(files, problems)
            : Tables(files, problems);
        // It cuts one text after the other: files are not in memory together.
        return new TextSet(name ?? files.Name, texts, problems, classNames);
    }

    private static bool AreTexts(IEnumerable<string> files)
    {
        var hasText = false;
        foreach (var file in files)
        {
            if (FolderLayout.IsImage(file))
                return false;
            hasText |= FolderItems.Texts.IsItem(file) || IsTable(file) || IsClassFile(file);
        }
        return hasText;
    }

    private static bool IsTable(string file) => s_tables.Contains(Path.GetExtension(file));

    private static bool IsClassFile(string file) => s_classFiles.ContainsKey(Path.GetExtension(file));

    /// <summary>The file of the other class lies beside a single one that was given.</summary>
    private static IEnumerable<LabelledText> ClassFiles(string path, TextFiles files, ProblemList problems)
    {
        if (files.IsSingle)
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            foreach (var text in s_classFiles.Keys.Select(e => Path.ChangeExtension(files.Name, e))
                .Where(f => File.Exists(Path.Combine(folder, f))).Order(StringComparer.Ordinal).SelectMany(f => Lines(files, f, problems)))
                yield return text;
            yield break;
        }
        foreach (var file in files.Paths.Where(p => !IsClassFile(p)))
            problems.Add(new(file, "It is neither a .pos nor a .neg file; it was left out."));
        foreach (var text in files.Paths.Where(IsClassFile).SelectMany(f => Lines(files, f, problems)))
            yield return text;
    }

    private static IEnumerable<LabelledText> Lines(TextFiles files, string file, ProblemList problems) =>
        Text(files, file, problems).TrimEnd('\n').Split('\n')
            .Select((line, i) => new LabelledText($"{file}, line {i + 1}", line.Trim(), s_classFiles[Path.GetExtension(file)],
                PartNames.Within(Path.GetFileNameWithoutExtension(file)) ?? DataPart.Whole));

    private static IEnumerable<LabelledText> Folders(TextFiles files, ProblemList problems)
    {
        var layout = FolderLayout.Read(files.Paths, [], FolderItems.Texts);
        if (layout.Question is { } question)
            throw new InvalidDataException($"'{files.Name}': {question}");
        problems.AddRange(layout.Problems);
        var without = layout.Images.Where(t => s_unlabelled.Contains(t.Class)).ToArray();
        if (without.Length > 0)
            problems.Add(new(without[0].Class, $"Its {without.Length:N0} texts carry no label; they were left out."));
        return layout.Images.Except(without).Select(t => new LabelledText(t.Path, Text(files, t.Path, problems).Trim(), t.Class, t.Part));
    }

    private static IEnumerable<LabelledText> Tables(TextFiles files, ProblemList problems)
    {
        string[] tables = files.IsSingle ? [.. files.Paths] : [.. files.Paths.Where(IsTable)];
        foreach (var file in files.Paths.Except(tables))
            problems.Add(new(file, "It is no table of texts by its name; it was left out."));
        // A single file called "train" has to be split itself; several are parts if all are called so.
        var areParts = tables.Length > 1 && tables.All(t => PartOf(t) is not null);
        if (tables.Length > 1 && !areParts)
            problems.Add(new(files.Name, "Not all of its tables are called train, validation or test, so they were read as one set."));
        return tables.SelectMany(file => WithParts(Rows(files, file, problems), file, problems)
            .Select(row => (Row: row, Name: tables.Length == 1 ? $"line {row.Line}" : $"{file}, line {row.Line}"))
            .Where(r => IsPart(r.Row.Part, r.Name, problems))
            .Select(r => new LabelledText(r.Name, r.Row.Text.Trim(), r.Row.Label.Trim(),
                PartNames.Of(r.Row.Part.Trim()) ?? (areParts ? PartOf(file)!.Value : DataPart.Whole))));
    }

    /// <summary>A column called "set" or "fold" may hold something else than parts, such as the number of a fold.</summary>
    private static IReadOnlyList<TextRow> WithParts(IReadOnlyList<TextRow> rows, string file, ProblemList problems)
    {
        string[] stated = [.. rows.Select(r => r.Part.Trim()).Where(p => p.Length > 0)];
        string[] others = [.. stated.Where(p => PartNames.Of(p) is null)];
        if (others.Length <= stated.Length / 2)
            return rows;
        problems.Add(new(file, $"A column that is called as parts are (part, split, set, fold …) holds "
            + $"{string.Join(", ", others.Distinct().Take(3).Select(o => $"'{o}'"))} instead of train, val and test. It was not used."));
        return [.. rows.Select(r => r with { Part = "" })];
    }

    private static bool IsPart(string part, string name, ProblemList problems)
    {
        if (string.IsNullOrWhiteSpace(part) || PartNames.Of(part.Trim()) is not null)
            return true;
        problems.Add(new(name, $"The part '{part}' is neither train nor val nor test; the line was left out."));
        return false;
    }

    private static DataPart? PartOf(string file) => PartNames.Within(Path.GetFileNameWithoutExtension(file));

    private static IReadOnlyList<TextRow> Rows(TextFiles files, string file, ProblemList problems)
    {
        var text = Text(files, file, problems);
        var start = text.AsSpan().TrimStart();
        var isJson = Path.GetExtension(file).StartsWith(".json", StringComparison.OrdinalIgnoreCase);
        if (start.StartsWith("{") || start.StartsWith("[") && isJson)
            return JsonLines.Read(text, problems);
        var table = TextTable.Read(text, problems);
        if (table.Note is { } note)
            problems.Add(new(file, note));
        return table.Rows;
    }

    private static string Text(TextFiles files, string file, ProblemList problems)
    {
        try
        {
            return TextContent.Of(file, files.Read(file), problems);
        }
        catch (Exception fault) when (!files.IsExceeded
            && fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            problems.Add(new(file, $"It cannot be read: {fault.Message.TrimEnd('.')}; it was left out."));
            return "";
        }
    }

    private static byte[] Head(string path)
    {
        var bytes = new byte[HeadBytes];
        using var file = File.OpenRead(path);
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    /// <summary>No control characters but those of layout, as bytes of images have them.</summary>
    private static bool IsPlain(string head) =>
        head.Count(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\0')) <= head.Length / 100;

    /// <summary>A list of images names files in most of its lines.</summary>
    private static bool NamesImages(string head)
    {
        string[] lines = [.. head.Split('\n').Take(20).Where(l => l.Trim().Length > 0)];
        return lines.Count(l => l.Split('\t', ',', ';', '|').Any(f => FolderLayout.IsImage(f.Trim().Trim('"')))) > lines.Length / 2 - 1;
    }
}
