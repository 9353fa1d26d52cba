using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Web.Notes;

namespace Studio.Web.Display;

/// <summary>What a cell is called where there is room for one name.</summary>
public static class CellNames
{
    /// <summary>A note without a title is known by its heading, or by how it begins.</summary>
    public static string Of(Cell cell) =>
        cell is Note { Title: "", Markdown: var text } && NoteText.Begin(text) is { Length: > 0 } words ? words : cell.Label;
}
