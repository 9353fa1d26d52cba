using System.Text;
using Studio.Experiments;
using Studio.Notebooks.Files;
using Studio.Runtime.Accounts;
using Studio.Runtime.Services;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;
using Studio.Web.Persons;

namespace Studio.Web.Api;

/// <summary>Runs and notebooks for programs, as JSON. Whoever calls has the rights that they have in the browser.</summary>
public static class ApiAddresses
{
    private const int MostRuns = 100_000;
    private const int UsualRuns = 100;

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").AddEndpointFilter(ReportStorageFaultAsync);
        api.MapGet("/runs", ListRunsAsync);
        api.MapGet("/runs/{run}", FindRunAsync);
        api.MapGet("/runs/{run}/snapshot", SnapshotAsync);
        api.MapGet("/notebooks", ListNotebooksAsync);
        api.MapGet("/notebooks/{notebook}", FindNotebookAsync);
        api.MapPost("/notebooks/{notebook}/cells/{cell}/run", StartAsync);
        api.Map("/{**rest}", (HttpRequest request) =>
            ApiProblem.NotFound($"There is no address '{request.Path}' for {request.Method}. "
                + "The page API of the studio lists all addresses."));
    }

    private static async Task<IResult> ListRunsAsync(HttpRequest request, RunList runs, CancellationToken ct)
    {
        var words = request.Query.ToDictionary(w => w.Key, w => w.Value.ToString());
        if (!int.TryParse(words.GetValueOrDefault("limit", $"{UsualRuns}"), out var limit) || limit is < 1 or > MostRuns)
            return ApiProblem.BadRequest($"'limit' is a number from 1 to {MostRuns}.");
        if (!int.TryParse(words.GetValueOrDefault("offset", "0"), out var offset) || offset < 0)
            return ApiProblem.BadRequest("'offset' is a number of at least 0.");
        RunQuery query;
        try
        {
            query = RunQuery.Parse(words);
        }
        catch (FormatException fault)
        {
            return ApiProblem.BadRequest(fault.Message);
        }
        var found = await runs.ListAsync(query, ct);
        IReadOnlyList<ListedRun> page = [.. found.Skip(offset).Take(limit)];
        return words.GetValueOrDefault("format", "json") switch
        {
            "json" => Json(new { Total = found.Count, Offset = offset, Runs = page }),
            "csv" => Results.File(Encoding.UTF8.GetBytes(RunCsv.Write(page)), "text/csv; charset=utf-8", "runs.csv"),
            var other => ApiProblem.BadRequest($"'{other}' is not a format. Use json or csv."),
        };
    }

    private static async Task<IResult> FindRunAsync(string run, RunList runs, CancellationToken ct) =>
        Guid.TryParse(run, out var id) && await runs.FindAsync(id, ct) is { DeletedAt: null } found ? Json(found) : NoRun(run);

    /// <summary>Everything that can be seen of a run now; its events say what comes after.</summary>
    private static async Task<IResult> SnapshotAsync(string run, RunService runs, RunFeed feed, CancellationToken ct)
    {
        if (!Guid.TryParse(run, out var id) || await runs.FindAsync(id, ct) is null)
            return NoRun(run);
        await foreach (var update in feed.WatchAsync(id, 0, ct))
            if (update is RunUpdate.Snapshot snapshot)
                return Json(snapshot.Seen);
        return NoRun(run);
    }

    private static async Task<IResult> ListNotebooksAsync(NotebookService notebooks, PersonService persons, CancellationToken ct)
    {
        var names = await persons.NamesAsync(ct);
        var found = await notebooks.ListAsync(ct);
        return Json(new
        {
            Notebooks = found.Select(n =>
                new { n.Id, n.Title, n.Person, PersonName = names.GetValueOrDefault(n.Person, ""), n.CreatedAt, n.ChangedAt }),
        });
    }

    private static async Task<IResult> FindNotebookAsync(string notebook, NotebookService notebooks) =>
        await notebooks.OpenAsync(notebook) is { } state
        ? Results.Text(NotebookFile.Write(state.Notebook), "application/json") : NoNotebook(notebook);

    private static async Task<IResult> StartAsync(string notebook, string cell, HttpContext context, NotebookService notebooks,
        RunService runs)
    {
        if (await notebooks.OpenAsync(notebook) is null)
            return NoNotebook(notebook);
        return await runs.StartAsync(notebook, cell, PersonClaims.Read(context.User)!) switch
        {
            RunOutcome.Started started => Results.Json(new { started.Runs }, StudioJson.Options, statusCode: StatusCodes.Status202Accepted),
            RunOutcome.Refused refused => ApiProblem.Conflict(refused.Sentence),
            var other => throw new NotSupportedException($"The outcome '{other.GetType().Name}' has no answer."),
        };
    }

    private static async ValueTask<object?> ReportStorageFaultAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (StorageFault.Sentence(fault, "Storage") is { } sentence)
        {
            return ApiProblem.Unavailable(sentence);
        }
    }

    private static IResult Json<T>(T value) => Results.Json(value, StudioJson.Options);

    private static IResult NoRun(string run) => ApiProblem.NotFound($"There is no run '{run}'. GET /api/runs lists all runs.");

    private static IResult NoNotebook(string notebook) =>
        ApiProblem.NotFound($"There is no notebook '{notebook}'. GET /api/notebooks lists all notebooks.");
}
