using Spectre.Console;
using Spectre.Console.Rendering;

namespace Studio.Cli;

/// <summary>Rows of text that somebody else wrote: names of classes, files and cells. As markup ":cat:" would be a
/// picture of one.</summary>
internal static class PlainRows
{
    public static Table AddPlainRow(this Table table, params IEnumerable<string> cells) =>
        table.AddRow(cells.Select(text => (IRenderable)new Text(text)));
}
