using System.Text.Json;
using Studio.Runtime.Tests.Fakes;
using Studio.Runtime.Webhooks;

namespace Studio.Runtime.Tests.Webhooks;

public sealed class WebhookWatchTests : IAsyncLifetime
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    private RunningStudio _studio = null!;

    public async ValueTask InitializeAsync() => _studio = await RunningStudio.StartAsync();

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Fact]
    public async Task Watch_ARunEnds_CallsTheWebhookWithIt()
    {
        await using var receiver = new Receiver();
        Assert.Null(await _studio.Webhooks.AddAsync(receiver.Address, [WebhookEvents.Ended], RunningStudio.Owner, s_ct));

        await RunDataAsync();

        using var call = JsonDocument.Parse((await receiver.NextAsync(s_ct)).Body);
        Assert.Equal(WebhookEvents.Ended, call.RootElement.GetProperty("events")[0].GetString());
        Assert.Equal("Tour", call.RootElement.GetProperty("run").GetProperty("notebookTitle").GetString());
    }

    [Fact]
    public async Task Watch_TheReceiverIsDown_CallsAgainLater()
    {
        await using var receiver = new Receiver("503 Service Unavailable", "200 OK");
        await _studio.Webhooks.AddAsync(receiver.Address, [WebhookEvents.Ended], RunningStudio.Owner, s_ct);

        await RunDataAsync();
        await receiver.NextAsync(s_ct);
        await AnswerAsync("503 ServiceUnavailable");
        while (receiver.Waiting == 0)
        {
            _studio.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(10, s_ct);
        }

        await AnswerAsync("200 OK");
    }

    [Fact]
    public async Task Add_ByAMember_IsRefused()
    {
        Assert.Equal("Only the owner of the studio manages webhooks.", await _studio.Webhooks.AddAsync("https://example.org",
            [WebhookEvents.Ended], RunningStudio.Ada, s_ct));
        Assert.Empty(await _studio.Webhooks.ListAsync(s_ct));
    }

    [Fact]
    public async Task Test_AWebhook_ShowsTheAnswerAndKeepsIt()
    {
        await using var receiver = new Receiver("418 I am a teapot");
        await _studio.Webhooks.AddAsync(receiver.Address, [WebhookEvents.Best], RunningStudio.Owner, s_ct);

        var answer = await _studio.Webhooks.TestAsync((await _studio.Webhooks.ListAsync(s_ct))[0], RunningStudio.Owner, s_ct);

        Assert.False(answer.IsDelivered);
        Assert.Equal(answer.Sentence, (await _studio.Webhooks.ListAsync(s_ct))[0].LastAnswer);
    }

    private async Task RunDataAsync()
    {
        var notebook = await _studio.Notebooks.CreateAsync(RunningStudio.Ada, RunningStudio.Tour);
        await _studio.JoinAsync("cpu-1");
        await _studio.Runs.StartAsync(notebook, "data", RunningStudio.Ada);
    }

    private async Task AnswerAsync(string answer)
    {
        while ((await _studio.Webhooks.ListAsync(s_ct))[0].LastAnswer != answer)
            await Task.Delay(10, s_ct);
    }
}
