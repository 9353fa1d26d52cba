using System.CommandLine;
using Spectre.Console;
using Studio.Cli.Weights;
using Studio.Experiments;
using Studio.Learning;
using Studio.Learning.Data.Sets;

namespace Studio.Cli.Data;

internal static class ListDataCommand
{
    private const string Paths =
        "A path also works: a folder or zip file with a folder of images for each class (train/, val/ and test/ above them are parts), "
        + "a CSV file with the columns path and label, IDX files as of MNIST, CIFAR-10's binary files. Texts: a CSV or TSV table with the "
        + "columns text and label, JSON lines, a folder of .txt files for each class, NAME.pos and NAME.neg.";

    public static Command Build()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON array instead of a table." };
        var command = new Command("list", "Lists the known data sets, and which are downloaded.") { json };
        command.SetAction(parsed =>
        {
            var rows = Catalog.Of<ILabelledDataset>().Select(DataRow.Of).ToArray();
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                output.WriteLine(StudioJson.Write(rows));
            else
                Draw(rows, Terminal.On(output));
        });
        return command;
    }

    private static void Draw(IEnumerable<DataRow> rows, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Name", "Title", "What it is", "Here");
        foreach (var row in rows)
            table.AddPlainRow(row.Name, row.Title, row.Description, row.IsHere ? "yes" : "");
        console.Write(table);
        console.WriteLine(Paths);
    }
}
