using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Studio.Runtime.Services;
using Studio.Web.Api;

namespace Studio.Web.Live;

/// <summary>Runs for curl and for a browser's EventSource: server-sent events whose id is the number to resume after.</summary>
public static class RunEventAddress
{
    public static void MapRunEvents(this IEndpointRouteBuilder routes) => routes.MapGet("/api/runs/{run}/events", WatchAsync);

    private static async Task<IResult> WatchAsync(string run, long? after, HttpRequest request, RunService runs, RunFeed feed,
        LiveMeter meter, CancellationToken ct)
    {
        if (!Guid.TryParse(run, out var id) || await runs.FindAsync(id, ct) is null)
            return ApiProblem.NotFound($"There is no run '{run}'. GET /api/runs lists all runs.");
        var from = long.TryParse(request.Headers["Last-Event-ID"], out var last) ? last : after ?? 0;
        return TypedResults.ServerSentEvents(MessagesAsync(feed.WatchAsync(id, from, ct), meter, ct));
    }

    private static async IAsyncEnumerable<SseItem<string>> MessagesAsync(IAsyncEnumerable<RunUpdate> updates, LiveMeter meter,
        [EnumeratorCancellation] CancellationToken ct)
    {
        meter.Came();
        try
        {
            await foreach (var update in updates.WithCancellation(ct))
            {
                var message = RunMessage.Of(update);
                yield return new(message.Json, message.Kind) { EventId = $"{message.Last}" };
            }
        }
        finally
        {
            meter.Left();
        }
    }
}
