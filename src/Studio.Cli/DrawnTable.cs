using Spectre.Console;
using Spectre.Console.Rendering;
using Studio.Experiments.Results;

namespace Studio.Cli;

/// <summary>Tables of results as a terminal shows them.</summary>
internal static class DrawnTable
{
    // Beyond this a row no longer fits in a terminal's width.
    private const int MostClassesShown = 16;

    public static bool HasRoomFor(ResultTable table) => !table.IsDetail && (!table.IsConfusion || table.Rows.Count <= MostClassesShown);

    public static Table Of(ResultTable table)
    {
        var drawn = new Table().Title(Markup.Escape(table.Title)).Border(TableBorder.Rounded);
        foreach (var (at, name) in table.Columns.Index())
            drawn.AddColumn(at < table.TextColumns ? new TableColumn(new Text(name)) : new TableColumn(new Text(name)).RightAligned());
        foreach (var (at, row) in table.Rows.Index())
            drawn.AddRow(row.Select((text, column) =>
                (IRenderable)new Text(text, table.IsConfusion && column > 0 ? Tone(text, column == at + 1) : Style.Plain)));
        foreach (var note in table.Notes)
            drawn.AddPlainRow(note);
        return drawn;
    }

    private static Style Tone(string count, bool isCorrect) =>
        isCorrect ? new Style(Color.Green) : count == "0" ? Style.Plain : new Style(Color.Red);
}
