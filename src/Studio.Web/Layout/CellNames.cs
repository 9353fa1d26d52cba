using Studio.Notebooks;

namespace Studio.Web.Layout;

/// <summary>What a cell is called where there is room for one name.</summary>
public static class CellNames
{
    public static string Of(Cell cell) => cell.Title.Length > 0 ? cell.Title : $"{CellKind.Of(cell).Title} ({cell.Id})";
}
