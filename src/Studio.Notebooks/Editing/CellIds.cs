using System.Globalization;
using System.Text.RegularExpressions;

namespace Studio.Notebooks.Editing;

/// <summary>Names of cells: a small letter, then small letters, digits and hyphens, 64 characters at most.</summary>
public static partial class CellIds
{
    public static bool IsWellFormed(string id) => Form().IsMatch(id);

    /// <summary>An id that no cell has yet: the kind and the next number, for example "transfer-2". A gap is left open, for the runs of a
    /// removed cell keep its id.</summary>
    public static string Free(Notebook notebook, string kind) =>
        $"{kind}-{1 + notebook.Cells.Select(c => NumberOf(c.Id, kind) ?? 0).DefaultIfEmpty().Max()}";

    private static int? NumberOf(string id, string kind) =>
        id.StartsWith($"{kind}-", StringComparison.Ordinal)
            && int.TryParse(id.AsSpan(kind.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What distinguishes a cell without a title from others of its kind: " 2" of "transfer-2", " (chalk)" of "chalk", nothing of
    /// "transfer".</summary>
    internal static string Distinction(string id, string kind) =>
        id == kind ? "" : Number().Match(id) is { Success: true } number ? $" {number.Value}" : $" ({id})";

    [GeneratedRegex(@"(?<=-)[0-9]+\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,63}\z")]
    private static partial Regex Form();
}
