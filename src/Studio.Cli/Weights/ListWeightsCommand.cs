using System.CommandLine;
using Spectre.Console;
using Studio.Experiments;
using Studio.Learning.Weights;

namespace Studio.Cli.Weights;

internal static class ListWeightsCommand
{
    public static Command Build()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON array instead of a table." };
        var command = new Command("list", "Lists the known weights, and which are downloaded.") { json };
        command.SetAction(parsed =>
        {
            using var store = new WeightStore(WeightStoreOptions.OfUser());
            var rows = WeightCatalogue.All.Select(w => WeightsRow.Of(w, store)).ToArray();
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                output.WriteLine(StudioJson.Write(rows));
            else
                Draw(rows, output);
        });
        return command;
    }

    private static void Draw(IEnumerable<WeightsRow> rows, TextWriter output)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Name", "Backbone", "Trained on");
        foreach (var heading in (string[])["Size", "Top-1", "Top-5"])
            table.AddColumn(new TableColumn(heading).RightAligned());
        table.AddColumns("Licence", "Here");
        foreach (var row in rows)
            table.AddRow(Markup.Escape(row.Name), Markup.Escape(row.Backbone), Markup.Escape(row.Source),
                row.Bytes is { } bytes ? ByteText.Of(bytes) : "", Percent(row.Top1), Percent(row.Top5), Markup.Escape(row.License),
                row.IsHere ? "yes" : "");
        Terminal.On(output).Write(table);
    }

    private static string Percent(double? value) => value is { } percent ? $"{percent:0.00} %" : "";
}
