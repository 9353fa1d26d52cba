using System.CommandLine;
using Studio.Runtime;
using Studio.Runtime.Services;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;

namespace Studio.Cli.Runs;

/// <summary>Options that the commands share: where the studio is, and which of its runs are wanted.</summary>
internal sealed class RunOptions
{
    private readonly Option<string> _folder = new("--data-folder")
    {
        Description = "Data folder of the studio.", DefaultValueFactory = _ => RuntimeOptions.UsualDataFolder,
    };

    private readonly Option<string?> _connection = new("--connection")
    {
        Description = "PostgreSQL database of the studio, where it is not SQLite in the data folder.",
    };

    private readonly (string Word, Option<string?> Option)[] _filters =
    [
        ("q", new("--search") { Description = "Words in the name, id, tags, note, status or settings." }),
        ("person", new("--person") { Description = "Name or id of the person who started it." }),
        ("notebook", new("--notebook") { Description = "Title or id." }),
        ("recipe", new("--recipe") { Description = "For example fine-tuning." }),
        ("tag", new("--tag") { Description = "A tag." }),
        ("status", new("--status")
            { Description = "One or several with commas: queued, running, paused, completed, cancelled, diverged, failed." }),
        ("from", new("--from") { Description = "First day (UTC), as in 2026-01-31." }),
        ("to", new("--to") { Description = "Last day (UTC)." }),
        ("sort", new("--sort")
        {
            Description = "started, cell, notebook, person, recipe, status, seed, duration, result, figure.NAME or setting.PATH; "
                + "write --sort=-result for the largest first.",
        }),
    ];

    public Option<bool> Json { get; } = new("--json") { Description = "Print only JSON to standard output." };

    public void AddTo(Command command, bool hasFilters)
    {
        command.Add(_folder);
        command.Add(_connection);
        command.Add(Json);
        foreach (var (_, option) in hasFilters ? _filters : [])
            command.Add(option);
    }

    public async Task<IReadOnlyList<ListedRun>> ListAsync(ParseResult parsed, CancellationToken ct)
    {
        RunQuery query;
        try
        {
            query = RunQuery.Parse(_filters.Select(f => KeyValuePair.Create(f.Word, parsed.GetValue(f.Option) ?? "")));
        }
        catch (FormatException fault)
        {
            throw new CommandFailedException(fault.Message, ExitCodes.BadUsage);
        }
        return await ReadAsync(parsed, storage => new RunList(storage).ListAsync(query, ct), ct);
    }

    /// <exception cref="CommandFailedException">There is no studio, or its storage cannot be read.</exception>
    public async Task<T> ReadAsync<T>(ParseResult parsed, Func<StudioStorage, Task<T>> read, CancellationToken ct)
    {
        var storage = new StudioStorage(parsed.GetValue(_folder)!, parsed.GetValue(_connection));
        try
        {
            await storage.CheckAsync(ct);
            return await read(storage);
        }
        catch (Exception fault) when (StorageFault.Sentence(fault, storage.DataFolder) is { } sentence)
        {
            throw new CommandFailedException(sentence);
        }
    }
}
