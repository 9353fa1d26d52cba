using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Web.Live;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Live;

public sealed class RunsHubTests(RunningStudio studio)
{
    private static readonly CellResult s_result =
        new ModelResult("net", "Net", null, null, "nothing", "MIT", [], Studio.Experiments.Data.Preprocessing.Cifar) { Classes = [] };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Watch_FromOutsideTheBrowser_SeesTheWholeRunOnce(bool withMessagePack)
    {
        var run = await FakeRun.BeginAsync(studio.Services);
        await run.SayAsync(Points(1, 2, 3));
        var (owner, cookies) = await studio.OwnerAsync();
        using var _ = owner;
        await using var hub = await ConnectAsync(cookies, withMessagePack);
        var seen = new RunHistory();
        var isTold = false;

        await foreach (var message in hub.StreamAsync<RunMessage>("Watch", run.Id, 0L, TestContext.Current.CancellationToken))
        {
            seen = Take(seen, message);
            if (!isTold)
                await run.SayAsync(Points(4, 5), new RunEvent.Result(s_result), new RunEvent.Status(RunStatus.Completed, "Done."));
            isTold = true;
        }

        Assert.Equal([1, 2, 3, 4, 5], seen.Points("loss/train").Select(p => p.Step));
        Assert.Equal(RunStatus.Completed, seen.Status.Is);
    }

    [Fact]
    public async Task Watch_AfterANumber_BringsOnlyWhatFollows()
    {
        var run = await FakeRun.BeginAsync(studio.Services);
        var last = await run.SayAsync(Points(1, 2, 3));
        await run.SayAsync(Points(4), new RunEvent.Result(s_result), new RunEvent.Status(RunStatus.Completed, "Done."));
        var (owner, cookies) = await studio.OwnerAsync();
        using var _ = owner;
        await using var hub = await ConnectAsync(cookies, withMessagePack: true);

        var numbers = new List<long>();
        await foreach (var message in hub.StreamAsync<RunMessage>("Watch", run.Id, last, TestContext.Current.CancellationToken))
        {
            Assert.Equal("entries", message.Kind);
            numbers.AddRange(StudioJson.Read<List<JournalEntry>>(message.Json).Select(e => e.Number));
        }

        Assert.Equal(last + 1, numbers[0]);
        Assert.Equal(numbers.Distinct().Order(), numbers);
    }

    [Fact]
    public async Task Watch_ARunThatIsNotThere_SaysSo()
    {
        var (owner, cookies) = await studio.OwnerAsync();
        using var _ = owner;
        await using var hub = await ConnectAsync(cookies, withMessagePack: true);

        var fault = await Assert.ThrowsAsync<HubException>(async () =>
        {
            await foreach (var message in hub.StreamAsync<RunMessage>("Watch", Guid.NewGuid(), 0L, TestContext.Current.CancellationToken))
                Assert.Fail(message.Kind);
        });

        Assert.Contains("There is no run", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_WithCurlsHeaders_AreServerSentAndContinueFromTheLastId()
    {
        var run = await FakeRun.BeginAsync(studio.Services);
        var last = await run.SayAsync(Points(1, 2, 3));
        await run.SayAsync(new RunEvent.Result(s_result), new RunEvent.Status(RunStatus.Completed, "Done."));
        var (owner, _) = await studio.OwnerAsync();
        using (owner)
        {
            using var request =
                new HttpRequestMessage(HttpMethod.Get, $"/api/runs/{run.Id}/events") { Headers = { { "Last-Event-ID", $"{last}" } } };

            using var answer = await owner.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();

            Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains("event: entries", text, StringComparison.Ordinal);
            Assert.DoesNotContain("loss/train", text, StringComparison.Ordinal);
        }
    }

    private static RunHistory Take(RunHistory seen, RunMessage message)
    {
        if (message.Kind == "snapshot")
            return RunHistory.ResumeFrom(StudioJson.Read<RunSnapshot>(message.Json));
        foreach (var entry in JsonSerializer.Deserialize<List<JournalEntry>>(message.Json, StudioJson.Options)!)
            seen.Apply(entry);
        return seen;
    }

    private async Task<HubConnection> ConnectAsync(CookieContainer cookies, bool withMessagePack)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(studio.Address, "/hubs/runs"), o => o.Cookies = cookies);
        if (withMessagePack)
            builder.AddMessagePackProtocol();
        var hub = builder.Build();
        await hub.StartAsync(TestContext.Current.CancellationToken);
        return hub;
    }

    private static RunEvent.Metrics Points(params int[] steps) => new([.. steps.Select(s => new MetricPoint("loss/train", s, 1.0 / s))]);
}
