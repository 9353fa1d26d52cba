using System.CommandLine;
using Studio.Experiments;
using Studio.Runtime.Runs;

namespace Studio.Cli.Runs;

internal static class ExportRunsCommand
{
    public static Command Build()
    {
        var options = new RunOptions();
        var file = new Option<string?>("--out") { Description = "File to write; without it, standard output." };
        var command = new Command("export", "Writes runs as a CSV table, or as JSON.") { file };
        options.AddTo(command, hasFilters: true);
        command.SetAction(async (parsed, ct) =>
        {
            var runs = await options.ListAsync(parsed, ct);
            var text = parsed.GetValue(options.Json) ? StudioJson.Write(runs) + "\n" : RunCsv.Write(runs);
            if (parsed.GetValue(file) is not { } path)
                await parsed.InvocationConfiguration.Output.WriteAsync(text);
            else
            {
                await File.WriteAllTextAsync(path, text, ct);
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"{runs.Count} runs written to {path}.");
            }
            return ExitCodes.Ok;
        });
        return command;
    }
}
