using Studio.Learning.Data.Images;

namespace Studio.Learning.Tests.Data.Images;

public sealed class DecodingBudgetTests
{
    [Fact]
    public void Take_ManyAtOnce_NeverHaveMoreThanTheBudgetOrOneAlone()
    {
        var budget = new DecodingBudget(100);
        var (taken, most, over) = (0L, 0L, 0);

        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            var bytes = i % 10 == 0 ? 250 : 30;
            using var room = budget.Take(bytes);
            var now = Interlocked.Add(ref taken, bytes);
            if (now > 100 && now != 250)
                Interlocked.Increment(ref over);
            InterlockedMax(ref most, now);
            Thread.SpinWait(200);
            Interlocked.Add(ref taken, -bytes);
        });

        Assert.Equal((0, 0), (taken, over));
        Assert.Equal(250, most);
    }

    [Fact]
    public async Task Dispose_Twice_GivesBackOnce()
    {
        var budget = new DecodingBudget(100);
        var held = budget.Take(60);
        var room = budget.Take(40);
        room.Dispose();
        room.Dispose();
        using var again = budget.Take(40);

        var waiting = Task.Run(() => budget.Take(10), TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        held.Dispose();
        (await waiting).Dispose();
    }

    private static void InterlockedMax(ref long target, long value)
    {
        for (var seen = Volatile.Read(ref target); seen < value; seen = Volatile.Read(ref target))
            Interlocked.CompareExchange(ref target, value, seen);
    }
}
