using Microsoft.Extensions.Logging.Abstractions;
using Studio.Runtime.Link;
using Studio.Web.Fleet;

namespace Studio.Web.Tests.Fleet;

public sealed class WorkerLinksTests
{
    private readonly WorkerLinks _links = new(null!, NullLogger<WorkerLinks>.Instance);

    [Fact]
    public async Task Interactive_BeforeItLinks_IsWaitedFor()
    {
        var waiting = _links.InteractiveAsync(TestContext.Current.CancellationToken);
        Link("trainer", WorkerRole.Training);
        Assert.False(waiting.IsCompleted);

        Link("helper", WorkerRole.Interactive);

        Assert.Equal("helper's connection", await waiting);
    }

    [Fact]
    public async Task Interactive_AlreadyLinked_IsThereAtOnce()
    {
        Link("helper", WorkerRole.Interactive);

        Assert.Equal("helper's connection", await _links.InteractiveAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Interactive_NobodyWaitsAnyLonger_IsGivenUp()
    {
        using var stop = new CancellationTokenSource();
        var waiting = _links.InteractiveAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private void Link(string name, WorkerRole role) => _links.Add(new($"{name}'s connection",
        new(name, role, "cpu", "hash", name.Length, new("CPU", 1, 1, false))));
}
