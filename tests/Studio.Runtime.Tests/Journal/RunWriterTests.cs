using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Journal;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Journal;

public sealed class RunWriterTests
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Emit_ManyPoints_AreStoredAsOneEntryWithOneHint()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var hints = new List<long>();
        await using var writer = await BeginAsync(studio, hints.Add);

        for (var step = 1; step <= 50; step++)
            writer.Emit(Say.Loss(step));
        await writer.FlushAsync(s_ct);

        var entry = Assert.Single(await studio.Journal.ReadAsync(_lease.Run, 0, 100, s_ct));
        Assert.Equal(Enumerable.Range(1, 50), Assert.IsType<RunEvent.Metrics>(entry.Event).Points.Select(p => p.Step));
        Assert.Equal([1], hints);
    }

    [Fact]
    public async Task Emit_HundredTimesASecond_HintsAtMostTwentyTimes()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var hints = new List<long>();
        await using var writer = await BeginAsync(studio, hints.Add);

        for (var step = 1; step <= 100; step++)
        {
            writer.Emit(Say.Loss(step));
            await writer.FlushAsync(s_ct);
            studio.Time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(hints.Count, 5, 21);
    }

    [Fact]
    public async Task Emit_ACheckpoint_CoversExactlyWhatWasSaidBefore()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        await using var writer = await BeginAsync(studio);

        writer.Emit(Say.Running);
        writer.Emit(Say.Loss(1));
        writer.Emit(Say.Kept(new(1, 0, Say.File(1), true)), 0);
        writer.Emit(Say.Loss(2));
        await writer.FlushAsync(s_ct);

        Assert.Equal(2, (await studio.Journal.LatestCheckpointAsync(_lease.Run, s_ct))!.CoversNumber);
        Assert.Equal(3, (await studio.Journal.FindAsync(_lease.Run, s_ct))!.LastNumber);
    }

    [Fact]
    public async Task Emit_AFileThatTakesLong_IsNumberedInItsPlaceWhileTheLeaseIsRenewed()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        await using var writer = await BeginAsync(studio);
        var picture = new RunEvent.Images(1, "samples", Say.File(1), 1, 1);
        var stored = new TaskCompletionSource<JournalLine>();

        writer.Emit(Say.Loss(1));
        writer.Emit(() => stored.Task, 0);
        writer.Emit(Say.Loss(2));
        var flushed = writer.FlushAsync(s_ct);
        // The answer to a renewal brings the newest command.
        var command = await studio.Journal.CommandAsync(_lease.Run, new RunCommand.Pause(), "ada", s_ct);
        await WaitUntil(() => writer.LastCommand == command, studio);

        Assert.Equal(Say.Loss(1).Points,
            Assert.IsType<RunEvent.Metrics>(Assert.Single(await studio.Journal.ReadAsync(_lease.Run, 0, 10, s_ct)).Event).Points);
        stored.SetResult(new JournalLine.Said(picture));
        await WaitUntil(() => flushed.IsCompleted, studio);
        var after = await studio.Journal.ReadAsync(_lease.Run, 1, 10, s_ct);
        Assert.Equal(picture, after[0].Event);
        Assert.Equal(Say.Loss(2).Points, Assert.IsType<RunEvent.Metrics>(after[1].Event).Points);
    }

    [Fact]
    public async Task Emit_AFileThatCannotBeStored_IsAskedForAgain()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        await using var writer = await BeginAsync(studio);
        var isFull = true;

        writer.Emit(() => isFull
            ? throw new IOException("No space left.") : Task.FromResult<JournalLine>(new JournalLine.Said(Say.Running)), 0);
        var flushed = writer.FlushAsync(s_ct);
        await WaitUntil(() => writer.Fault is not null, studio);
        isFull = false;
        await WaitUntil(() => flushed.IsCompleted, studio);

        Assert.Null(writer.Fault);
        Assert.Equal(Say.Running, Assert.Single(await studio.Journal.ReadAsync(_lease.Run, 0, 10, s_ct)).Event);
    }

    [Fact]
    public async Task Begin_AfterAnotherWorker_SaysFromWhichStepItContinues()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        await using var first = await BeginAsync(studio);
        first.Emit(Say.Loss(1));
        first.Emit(Say.Kept(new(1, 0, Say.File(1), false)), 0);
        first.Emit(Say.Loss(2));
        await first.FlushAsync(s_ct);
        _lease = (await studio.Journal.TakeAsync(_lease.Run, "second", s_ct))!;

        await using var second = new RunWriter(studio.Journal, _lease, studio.Time, _ => { });
        var checkpoint = await second.BeginAsync(s_ct);

        Assert.Equal(Say.File(1), checkpoint!.File);
        Assert.Equal(new RunEvent.Resumed(1), (await studio.Journal.ReadAsync(_lease.Run, 2, 10, s_ct))[0].Event);
        first.Emit(Say.Loss(3));
        await Assert.ThrowsAsync<LeaseLostException>(() => first.FlushAsync(s_ct));
        Assert.True(first.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task Begin_AfterAFailureBeforeAnyCheckpoint_ResumesFromBeforeStepZero()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        await using var first = await BeginAsync(studio);
        first.Emit(new RunEvent.Images(0, "samples", Say.File(0), 1, 1));
        await first.FlushAsync(s_ct);
        _lease = (await studio.Journal.TakeAsync(_lease.Run, "second", s_ct))!;

        await using var second = new RunWriter(studio.Journal, _lease, studio.Time, _ => { });
        Assert.Null(await second.BeginAsync(s_ct));

        var history = new RunHistory();
        foreach (var entry in await studio.Journal.ReadAsync(_lease.Run, 0, 10, s_ct))
            history.Apply(entry);
        Assert.Empty(history.Snapshot().Images);
    }

    [Fact]
    public async Task Beat_WithNothingToSay_RenewsTheLease()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        await using var writer = await BeginAsync(studio);

        for (var i = 0; i < 10; i++)
        {
            studio.Time.Advance(TimeSpan.FromSeconds(1));
            await writer.FlushAsync(s_ct);
        }

        Assert.False(await studio.Unheld.ReclaimAsync(_lease.Run, 1, onlyExpired: true, Say.Status(RunStatus.Queued), s_ct));
    }

    [Fact]
    public async Task Storage_FailsForAWhile_TrainingWaitsAndThenNothingIsMissing()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        await using var writer = await BeginAsync(studio, roomBytes: 10_000);
        await using var breaking = new SqliteConnection($"Data Source={Path.Combine(studio.Folder, "studio.db")}");
        await breaking.OpenAsync(s_ct);
        await ExecuteAsync(breaking, "ALTER TABLE Entries RENAME TO Away");

        for (var step = 1; step <= 100; step++)
            writer.Emit(Say.Loss(step));
        var flushed = writer.FlushAsync(s_ct);
        var waiting = Task.Run(() => writer.WaitForRoom(s_ct), s_ct);
        await WaitUntil(() => writer.Fault is not null && waiting.Status == TaskStatus.Running, studio);
        await ExecuteAsync(breaking, "ALTER TABLE Away RENAME TO Entries");
        await WaitUntil(() => flushed.IsCompleted && waiting.IsCompleted, studio);
        await writer.FlushAsync(s_ct);

        var read = await studio.Journal.ReadAsync(_lease.Run, 0, 1000, s_ct);
        Assert.Equal(Enumerable.Range(1, 100),
            read.Select(e => e.Event).OfType<RunEvent.Metrics>().SelectMany(m => m.Points).Select(p => p.Step));
        Assert.Equal([RunStatus.Paused, RunStatus.Running], read.Select(e => e.Event).OfType<RunEvent.Status>().Select(s => s.Is));
        Assert.Contains("cannot be stored", read.Select(e => e.Event).OfType<RunEvent.Status>().First().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_CommitsButItsAnswerGetsLost_StoresNothingTwice()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var commits = new LostAnswers();
        var journal = new RunJournal(new StudioStorage(studio.Folder, commits), studio.Time);
        _lease = (await studio.Journal.TakeAsync(await studio.AddRunAsync(), "first", s_ct))!;
        await using var writer = new RunWriter(journal, _lease, studio.Time, _ => { });
        await writer.BeginAsync(s_ct);

        writer.Emit(Say.Loss(1));
        commits.Lose = 1;
        var flushed = writer.FlushAsync(s_ct);
        await WaitUntil(() => commits.Lose == 0, studio);
        writer.Emit(Say.Loss(2));
        await WaitUntil(() => flushed.IsCompleted, studio);
        await writer.FlushAsync(s_ct);

        var steps = (await studio.Journal.ReadAsync(_lease.Run, 0, 10, s_ct)).SelectMany(e => ((RunEvent.Metrics)e.Event).Points)
            .Select(p => p.Step);
        Assert.Equal([1, 2], steps);
    }

    private sealed class LostAnswers : DbTransactionInterceptor
    {
        public int Lose { get; set; }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
            CancellationToken cancellationToken = default) =>
            Lose == 0 ? Task.CompletedTask : throw new IOException($"The connection broke, {--Lose} times more to come.");
    }

    private Lease _lease = new(Guid.Empty, 0, "");

    private async Task<RunWriter> BeginAsync(TemporaryStudio studio, Action<long>? hint = null, long roomBytes = 64 << 20)
    {
        _lease = (await studio.Journal.TakeAsync(await studio.AddRunAsync(), "first", s_ct))!;
        var writer = new RunWriter(studio.Journal, _lease, studio.Time, hint ?? (_ => { }), roomBytes);
        await writer.BeginAsync(s_ct);
        return writer;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(s_ct);
    }

    /// <summary>Moves the clock on until something is so.</summary>
    private static async Task WaitUntil(Func<bool> isSo, TemporaryStudio studio)
    {
        while (!isSo())
        {
            s_ct.ThrowIfCancellationRequested();
            studio.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }
}
