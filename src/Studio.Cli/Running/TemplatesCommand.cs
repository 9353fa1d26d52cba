using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Studio.Cli.Weights;
using Studio.Experiments;
using Studio.Notebooks.Templates;

namespace Studio.Cli.Running;

/// <summary>`studio templates`: the notebooks to begin with.</summary>
public static class TemplatesCommand
{
    public static Command Build()
    {
        var json = new Option<bool>("--json") { Description = "Print only JSON to standard output." };
        var command = new Command("templates", "Lists the notebook templates; 'studio run --template NAME' runs one.") { json };
        command.SetAction(async (parsed, _) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                await output.WriteLineAsync(JsonSerializer.Serialize(NotebookTemplate.All, StudioJson.Options));
            else
                Terminal.On(output).Write(Table());
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Table Table()
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Name").AddColumn("Title").AddColumn("What it shows");
        foreach (var template in NotebookTemplate.All)
            table.AddPlainRow(template.Key, template.Title, template.Description);
        return table;
    }
}
