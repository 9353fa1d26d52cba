using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Experiments;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Settings;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;
using Studio.Runtime.Storage.Rows;

namespace Studio.Runtime.Services;

/// <summary>All runs of a studio as lines of a table. It only reads, so that a program beside a running studio can use it, too.</summary>
public sealed class RunList(StudioStorage storage)
{
    private const string Gone = "deleted notebook";

    // What a run was asked for never changes, nor what an ended one came to; both may be long.
    private readonly ConcurrentDictionary<Guid, ListedRun> _ended = new();

    /// <summary>Those that are not deleted and match, in the order asked for.</summary>
    public async Task<IReadOnlyList<ListedRun>> ListAsync(RunQuery query, CancellationToken ct = default) =>
        query.Apply((await ReadAsync(null, ct)).Where(r => r.DeletedAt is null));

    /// <summary>One run, also if it was deleted and can still be restored.</summary>
    public async Task<ListedRun?> FindAsync(Guid run, CancellationToken ct = default) => (await ReadAsync(run, ct)).SingleOrDefault();

    private async Task<IReadOnlyList<ListedRun>> ReadAsync(Guid? only, CancellationToken ct)
    {
        await using var context = storage.Open();
        var titles = await context.Notebooks.ToDictionaryAsync(n => n.Id, n => n.Title, ct);
        var persons = await context.Persons.ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var rows = await context.Runs.Where(r =>
            only == null ? !context.Notebooks.Any(n => n.Id == r.Notebook && n.DeletedAt != null) : r.Id == only).Select(r => new
        {
            r.Id, r.Notebook, r.Person, r.Status, r.Sentence, r.Worker, r.StartedAt, r.EndedAt, r.DeletedAt, r.IsSteered, r.Tags, r.Note,
        }).ToListAsync(ct);
        var unknown = rows.Where(r => !_ended.ContainsKey(r.Id)).Select(r => r.Id).ToList();
        var contents = new Dictionary<Guid, ListedRun>();
        if (unknown.Count > 0)
            await foreach (var row in context.Runs.AsNoTracking().Where(r => unknown.Contains(r.Id)).AsAsyncEnumerable()
                .WithCancellation(ct))
            {
                if (RowReading.OrNull(() => Content(row)) is not { } content)
                    continue;
                contents[row.Id] = content;
                if (row.EndedAt is not null)
                    _ended[row.Id] = content;
            }
        return [.. from r in rows
                   let content = contents.GetValueOrDefault(r.Id) ?? _ended.GetValueOrDefault(r.Id)
                   where content is not null
                   select content with
                   {
                       NotebookTitle = titles.GetValueOrDefault(r.Notebook, Gone),
                       PersonName = persons.GetValueOrDefault(r.Person, ""),
                       Status = r.Status,
                       Sentence = r.Sentence,
                       Worker = r.Worker,
                       StartedAt = r.StartedAt,
                       EndedAt = r.EndedAt,
                       DeletedAt = r.DeletedAt,
                       IsSteered = r.IsSteered,
                       Tags = r.Tags is { } tags ? StudioJson.Read<IReadOnlyList<string>>(tags) : [],
                       Note = r.Note ?? "",
                   }];
    }

    /// <summary>What has to be read from the request and the result.</summary>
    private static ListedRun Content(RunRow row)
    {
        // The request also holds the results of its inputs, which nobody needs here.
        using var request = JsonDocument.Parse(FormerNames.Replace(row.Request));
        var cell = request.RootElement.GetProperty("cell").Deserialize<Cell>(StudioJson.Options)
            ?? throw new JsonException($"The run {row.Id} has no cell.");
        var result = row.Result is null ? null : StudioJson.Read<CellResult>(row.Result);
        var settings = FlatSettings.Of(cell);
        return new()
        {
            Id = row.Id,
            Notebook = row.Notebook,
            NotebookTitle = "",
            Cell = row.Cell,
            CellTitle = cell.Label,
            Recipe = settings.GetValueOrDefault("recipe.kind") ?? CellKind.Of(cell).Kind,
            Seed = row.Seed,
            HasSeed = settings.ContainsKey("seed") || cell is Evaluate,
            Person = row.Person,
            PersonName = "",
            Status = row.Status,
            Sentence = row.Sentence,
            CreatedAt = row.CreatedAt,
            Headline = result?.Headline(),
            Figures = result is null ? new Dictionary<string, double>() : RunFigures.Of(result),
            Settings = settings,
            SettingTexts = Studio.Notebooks.Settings.SettingTexts.Of(cell),
        };
    }
}
