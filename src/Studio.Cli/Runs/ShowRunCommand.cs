using System.CommandLine;
using Spectre.Console;
using Studio.Cli.Weights;
using Studio.Experiments;
using Studio.Experiments.Runs;
using Studio.Notebooks.Settings;
using Studio.Runtime.Services;
using Studio.Runtime.Journal;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;

namespace Studio.Cli.Runs;

internal static class ShowRunCommand
{
    private const int Page = 1000;

    public static Command Build()
    {
        var options = new RunOptions();
        var id = new Argument<string>("RUN") { Description = "Id of the run, or its beginning." };
        var command = new Command("show", "Shows one run: figures, settings, curves, log.") { id };
        options.AddTo(command, hasFilters: false);
        command.SetAction(async (parsed, ct) =>
        {
            var (run, seen) = await options.ReadAsync(parsed, storage => ReadAsync(storage, parsed.GetValue(id)!, ct), ct);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(options.Json))
                await output.WriteLineAsync(StudioJson.Write(new { Run = run, Seen = seen.Snapshot() }));
            else
                Draw(Terminal.On(output), run, seen);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static async Task<(ListedRun Run, RunHistory Seen)> ReadAsync(StudioStorage storage, string id, CancellationToken ct)
    {
        var begin = id.Replace("-", "", StringComparison.Ordinal);
        List<ListedRun> found = [.. (await new RunList(storage).ListAsync(new(), ct)).Where(r => begin.Length > 0
            && $"{r.Id:n}".StartsWith(begin, StringComparison.OrdinalIgnoreCase))];
        if (found.Count != 1)
            throw new CommandFailedException(found.Count == 0 ? $"There is no run '{id}'. 'studio runs list' lists all runs."
                : $"{found.Count} runs begin with '{id}'. Give more of the id.");
        var (journal, seen) = (new RunJournal(storage, TimeProvider.System), new RunHistory());
        while (await journal.ReadAsync(found[0].Id, seen.LastNumber, Page, ct) is { Count: > 0 } entries)
            foreach (var entry in entries)
                seen.Apply(entry);
        return (found[0], seen);
    }

    private static void Draw(IAnsiConsole console, ListedRun run, RunHistory seen)
    {
        console.WriteLine($"{run.CellTitle}, seed {run.Seed}, of {run.PersonName} in {run.NotebookTitle}: "
            + $"{run.Status.ToString().ToLowerInvariant()}. {run.Sentence}");
        console.WriteLine($"{run.Id}{(run.Tags.Count > 0 ? $", tags: {string.Join(", ", run.Tags)}" : "")}");
        if (run.Note.Length > 0)
            console.WriteLine(run.Note);
        Draw(console, "Figure", run.Figures.Select(f => (f.Key, $"{f.Value:0.###}")));
        Draw(console, "Setting", run.Settings.Select(s => (FlatSettings.Label(s.Key), s.Value)));
        Draw(console, "Curve, last value", seen.Series.Select(s => (s, seen.Points(s) is [.., var last]
            ? $"{last.Value:0.####} at step {last.Step}" : "")));
        foreach (var log in seen.Logs)
            console.WriteLine($"{log.Level.ToString().ToLowerInvariant()}: {log.Sentence}");
    }

    private static void Draw(IAnsiConsole console, string title, IEnumerable<(string Name, string Value)> rows)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns(title, "Value");
        foreach (var (name, value) in rows)
            table.AddRow(Markup.Escape(name), Markup.Escape(value));
        if (table.Rows.Count > 0)
            console.Write(table);
    }
}
