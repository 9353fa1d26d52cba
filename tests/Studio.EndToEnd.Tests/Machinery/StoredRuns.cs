using Microsoft.Data.Sqlite;
using Studio.Experiments.Runs;
using Studio.Runtime.Journal;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>What a studio has stored of its runs, read from its data folder beside it.</summary>
public sealed class StoredRuns(string dataFolder)
{
    private readonly RunJournal _journal = new(new StudioStorage(dataFolder), TimeProvider.System);

    /// <summary>The oldest first; of every cell if none is named.</summary>
    public async Task<IReadOnlyList<RunSummary>> AllAsync(string? cell = null)
    {
        var all = new List<RunSummary>();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(dataFolder, "studio.db")};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command =
            new SqliteCommand("SELECT Id FROM Runs WHERE $cell IS NULL OR Cell = $cell ORDER BY CreatedAt", connection);
        command.Parameters.AddWithValue("$cell", (object?)cell ?? DBNull.Value);
        await using var ids = await command.ExecuteReaderAsync();
        while (await ids.ReadAsync())
            all.Add(await FindAsync(ids.GetGuid(0)));
        return all;
    }

    public async Task<RunSummary> FindAsync(Guid run) => (await _journal.FindAsync(run, default))!;

    public Task<CheckpointRecord?> CheckpointAsync(Guid run) => _journal.LatestCheckpointAsync(run, default);

    public Task<IReadOnlyList<JournalEntry>> EntriesAsync(Guid run, long after = 0) =>
        _journal.ReadAsync(run, after, int.MaxValue, default);

    /// <summary>All that a viewer sees in the end; the journal refuses a number that is missing or comes twice.</summary>
    public async Task<RunSnapshot> FoldAsync(Guid run)
    {
        var history = new RunHistory();
        Assert.All(await EntriesAsync(run), entry => Assert.True(history.Apply(entry)));
        return history.Snapshot(int.MaxValue);
    }
}
