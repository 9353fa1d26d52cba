using Spectre.Console;
using Spectre.Console.Rendering;
using Studio.Learning.Data.Inspection;
using Studio.Learning.Data.Sets;

namespace Studio.Cli.Data;

/// <summary>An inspection as a terminal shows it.</summary>
internal static class InspectionTables
{
    private const int MostRows = 20;

    public static IEnumerable<IRenderable> Of(DataInspection found, ILabelledSet set)
    {
        yield return Counts(found);
        foreach (var line in Sentences(found))
            yield return new Text(line + "\n");
        if (found.Duplicates.Count > 0)
            yield return List("Duplicates, leaks first", ["Item", "Duplicate", "How", "Remark"],
                found.Duplicates.OrderByDescending(d => d.IsAcrossParts).ThenByDescending(d => d.LabelsDiffer).Select(d => new[]
                {
                    set.Items[d.First].Name, set.Items[d.Second].Name, d.IsExact ? "exact" : $"near ({d.Likeness:F3})",
                    string.Join(", ",
                        new[] { d.IsAcrossParts ? "across parts" : "", d.LabelsDiffer ? "labels differ" : "" }.Where(t => t.Length > 0)),
                }), found.Duplicates.Count);
        if (found.Labels is { Suspects.Count: > 0 } labels)
            yield return List("Labels to look at", ["Item", "Labelled", "Looks like", "Share"],
                labels.Suspects.Select(s => new[] { set.Items[s.Item].Name, found.Classes[s.Label], found.Classes[s.LooksLike],
                    $"{s.Share:P0}" }), labels.Suspects.Count);
        if (found.Problems.Count > 0)
            yield return List("Problems", ["Item", "What"], found.Problems.Select(p => new[] { p.Item, p.Sentence }), found.Problems.Count);
    }

    private static Table Counts(DataInspection found)
    {
        var table = new Table().Title(Markup.Escape(found.Name)).Border(TableBorder.Rounded).AddColumn("Class");
        foreach (var part in found.Parts)
            table.AddColumn(new TableColumn($"{part.Part}").RightAligned());
        for (var label = 0; label < found.Classes.Count; label++)
            table.AddPlainRow([found.Classes[label], .. found.Parts.Select(p => $"{p.Counts[label]}")]);
        return table.AddRow([.. found.Parts.Select(p => $"{p.Counts.Sum()}").Prepend("all")]);
    }

    private static IEnumerable<string> Sentences(DataInspection found)
    {
        var (exact, leaks) = (found.Duplicates.Count(d => d.IsExact), found.Duplicates.Count(d => d.IsAcrossParts));
        if (found.Sizes is { } s)
            yield return $"Sizes: width {s.LeastWidth} to {s.LargestWidth} (median {s.MedianWidth}), "
                + $"height {s.LeastHeight} to {s.LargestHeight} (median {s.MedianHeight}); {s.Colour} in colour, {s.Grey} grey.";
        if (found.Lengths is { } l)
            yield return $"Lengths: {l.Least} to {l.Largest} words (median {l.Median}).";
        yield return $"Balance: the largest class has {found.Balance.Ratio:F2} times the items of the "
            + $"smallest{(found.Balance.IsImbalanced ? "; choosing is by macro-F1." : ".")}";
        yield return $"Duplicates: {exact} exact, {found.Duplicates.Count - exact} near; {leaks} across parts (leakage), "
            + $"{found.Duplicates.Count(d => d.LabelsDiffer)} with different labels.";
        yield return found.Labels switch
        {
            null => "Labels: not checked, there are too many items to compare all pairs.",
            { IsChecked: false } labels when found.Lengths is not null =>
                $"Labels: not checked; a classifier on the words predicts only {labels.Agreement:P0} of them.",
            { } labels when found.Lengths is not null => $"Labels: {labels.Suspects.Count} differ clearly from what a classifier on the "
                + $"words of the other texts predicts; it predicts {labels.Agreement:P0} of all labels.",
            { IsChecked: false } labels =>
                $"Labels: not checked; only {labels.Agreement:P0} of the images have the label of their nearest neighbours. "
                + "Give --backbone and --weights for better features.",
            { } labels => $"Labels: {labels.Suspects.Count} differ from those of similar images; {labels.Agreement:P0} agree with their "
                + "nearest neighbours.",
        };
    }

    private static Table List(string title, string[] headings, IEnumerable<string[]> rows, int count)
    {
        var table = new Table().Title(Markup.Escape(title)).Border(TableBorder.Rounded).AddColumns(headings);
        foreach (var row in rows.Take(MostRows))
            table.AddPlainRow(row);
        return count > MostRows ? table.Caption($"{count - MostRows} more; --json lists all") : table;
    }
}
