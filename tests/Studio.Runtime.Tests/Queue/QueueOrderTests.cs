using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Runtime.Queue;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Tests.Queue;

public sealed class QueueOrderTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_SeveralRunsAPerson_EverybodysFirstComesBeforeAnybodysSecond()
    {
        var order = QueueOrder.Of([Run("ada", 0), Run("ada", 1), Run("grace", 2)], [], new HashSet<Guid>(),
            new Dictionary<string, TimeSpan>());

        Assert.Equal([("ada", 0), ("grace", 2), ("ada", 1)], order.Select(Names));
    }

    [Fact]
    public void Of_EqualTurns_WhoHadLessOfTheDevicesIsFirst()
    {
        var had = new Dictionary<string, TimeSpan> { ["ada"] = TimeSpan.FromMinutes(20), ["grace"] = TimeSpan.FromMinutes(5) };

        var order = QueueOrder.Of([Run("ada", 0), Run("grace", 1), Run("edsger", 2)], [], new HashSet<Guid>(), had);

        Assert.Equal([("edsger", 2), ("grace", 1), ("ada", 0)], order.Select(Names));
    }

    [Fact]
    public void Of_AFewSecondsMoreOfTheDevices_LeaveTheOrderOfPressing()
    {
        var had = new Dictionary<string, TimeSpan> { ["ada"] = TimeSpan.FromSeconds(20), ["grace"] = TimeSpan.FromSeconds(4) };

        var order = QueueOrder.Of([Run("edsger", 2), Run("grace", 1), Run("ada", 0)], [], new HashSet<Guid>(), had);

        Assert.Equal([("ada", 0), ("grace", 1), ("edsger", 2)], order.Select(Names));
    }

    [Fact]
    public void Of_WhoHasARunUnderWay_WaitsForThoseWhoHaveNone()
    {
        var order = QueueOrder.Of([Run("ada", 0), Run("grace", 1)], [Run("ada", -1)], new HashSet<Guid>(),
            new Dictionary<string, TimeSpan>());

        Assert.Equal([("grace", 1), ("ada", 0)], order.Select(Names));
    }

    [Fact]
    public void Of_AnInterruptedRun_ContinuesFirst()
    {
        var interrupted = Run("ada", 5);

        var order = QueueOrder.Of([Run("grace", 0), interrupted], [Run("ada", -1)], new HashSet<Guid> { interrupted.Id },
            new Dictionary<string, TimeSpan>());

        Assert.Equal([("ada", 5), ("grace", 0)], order.Select(Names));
    }

    private static (string Person, int Second) Names(ActiveRun run) => (run.Person, (int)(run.Summary.CreatedAt - s_noon).TotalSeconds);

    private static ActiveRun Run(string person, int second)
    {
        var request = new RunRequest("tour", new Transfer { Id = "transfer-1" }, 1, new Dictionary<string, CellResult>(), "key", person);
        return new(new(Guid.NewGuid(), request, RunStatus.Queued, "", 0, null, 0) { CreatedAt = s_noon.AddSeconds(second) }, [],
            null, null);
    }
}
