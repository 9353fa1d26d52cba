using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Studio.Cli.Weights;
using Studio.Experiments;
using Studio.Runtime.Runs;

namespace Studio.Cli.Runs;

internal static class ListRunsCommand
{
    public static Command Build()
    {
        var options = new RunOptions();
        var limit = new Option<int>("--limit") { Description = "Maximum number of runs to show.", DefaultValueFactory = _ => 50 };
        limit.AtLeast(1);
        var command = new Command("list", "Lists runs, the newest first.") { limit };
        options.AddTo(command, hasFilters: true);
        command.SetAction(async (parsed, ct) =>
        {
            var found = await options.ListAsync(parsed, ct);
            IReadOnlyList<ListedRun> shown = [.. found.Take(parsed.GetValue(limit))];
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(options.Json))
                await output.WriteLineAsync(StudioJson.Write(shown));
            else
                Draw(Terminal.On(output), shown, found.Count);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Draw(IAnsiConsole console, IReadOnlyList<ListedRun> runs, int found)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumns("Run", "Cell", "Notebook", "Person", "Recipe", "Seed", "Status", "Result", "Duration", "Created (UTC)");
        foreach (var run in runs)
            table.AddRow([.. new[]
            {
                run.ShortId, run.CellTitle, run.NotebookTitle, run.PersonName, run.Recipe, $"{run.Seed}",
                $"{run.Status}".ToLowerInvariant(), run.Headline ?? "", run.Seconds is { } seconds ? $"{seconds:0.0} s" : "",
                run.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            }.Select(Markup.Escape)]);
        console.Write(table);
        console.WriteLine(runs.Count == found ? $"{found} runs." : $"{runs.Count} of {found} runs; --limit shows more.");
    }
}
