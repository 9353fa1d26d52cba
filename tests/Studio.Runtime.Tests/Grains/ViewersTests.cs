using Studio.Runtime.Grains;

namespace Studio.Runtime.Tests.Grains;

public sealed class ViewersTests
{
    private readonly Viewers _viewers = new(TimeProvider.System);

    [Fact]
    public async Task Leave_WhileAMessageIsOnItsWay_EndsWhenItHasArrived()
    {
        var slow = new SlowViewer();
        _viewers.Come(new("ada", "a", "Ada"), slow);
        _viewers.Come(new("ben", "b", "Ben"), new SlowViewer());

        var left = _viewers.LeaveAsync("ada");

        Assert.False(left.IsCompleted);
        slow.Arrive();
        await left;
        Assert.Equal(2, slow.Sent);
        Assert.Equal(["Ben"], _viewers.People.Select(p => p.Name));
    }

    [Fact]
    public void Leave_OfAViewerThatNeverCame_EndsAtOnce() => Assert.True(_viewers.LeaveAsync("nobody").IsCompletedSuccessfully);

    private sealed class SlowViewer : INotebookViewer
    {
        private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Sent { get; private set; }

        public Task ChangedAsync()
        {
            Sent++;
            return _arrived.Task;
        }

        public void Arrive() => _arrived.SetResult();
    }
}
