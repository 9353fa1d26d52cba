using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Storage.Rows;

/// <summary>Rows as the records that leave this room.</summary>
internal static class RowReading
{
    /// <summary>What a row says; null if its text is damaged. One such row must not take a whole list from everybody.</summary>
    public static T? OrNull<T>(Func<T> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or ArgumentException or FormatException
            or InvalidOperationException
            or KeyNotFoundException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Null if the row is damaged.</summary>
    public static RunSummary? SummaryOrNull(this RunRow row) => OrNull(row.Summary);

    public static RunSummary Summary(this RunRow row) =>
        new(row.Id, StudioJson.Read<RunRequest>(row.Request), row.Status, row.Sentence, row.LeaseEpoch, row.Worker,
        row.LastNumber)
    {
        CreatedAt = row.CreatedAt,
        StartedAt = row.StartedAt,
        EndedAt = row.EndedAt,
        IsSteered = row.IsSteered,
        Result = row.Result is null ? null : StudioJson.Read<CellResult>(row.Result),
        IsDeleted = row.DeletedAt is not null,
    };

    public static CheckpointRecord Record(this CheckpointRow row) =>
        new(row.Step, row.CoversNumber, new ArtifactReference(row.Sha256, row.Ending, row.Bytes), row.IsBest);
}
