using Studio.Web.Charts;

namespace Studio.Web.Tests.Charts;

public sealed class DrawingTurnTests : IDisposable
{
    private readonly CancellationTokenSource _page = new();
    private readonly List<string> _drawn = [];
    private readonly List<Exception> _faults = [];
    private readonly DrawingTurn _turn;

    public DrawingTurnTests() => _turn = new(() => _page.Token, fault =>
    {
        _faults.Add(fault);
        return Task.CompletedTask;
    });

    public void Dispose() => _page.Dispose();

    [Fact]
    public async Task Take_TwoDrawings_FollowOneAnother()
    {
        var slow = new TaskCompletionSource();
        var first = _turn.TakeAsync(async () =>
        {
            await slow.Task;
            _drawn.Add("first");
        });
        var second = _turn.TakeAsync(() => Draw("second"));
        slow.SetResult();

        await Task.WhenAll(first, second);

        Assert.Equal(["first", "second"], _drawn);
    }

    [Fact]
    public async Task Take_WhenThePageIsCutOff_WaitsForNoAnswerAndDrawsNothingMore()
    {
        var unanswered = _turn.TakeAsync(() => new TaskCompletionSource().Task);
        var next = _turn.TakeAsync(() => Draw("into the void"));

        await _page.CancelAsync();
        await Task.WhenAll(unanswered, next);

        Assert.Empty(_drawn);
        Assert.Empty(_faults);
    }

    [Fact]
    public async Task Take_AFaultInADrawing_IsReportedAndTheNextIsDrawn()
    {
        await _turn.TakeAsync(() => throw new InvalidOperationException("no such trace"));
        await _turn.TakeAsync(() => Draw("next"));

        Assert.Equal("no such trace", Assert.Single(_faults).Message);
        Assert.Equal(["next"], _drawn);
    }

    private Task Draw(string what)
    {
        _drawn.Add(what);
        return Task.CompletedTask;
    }
}
