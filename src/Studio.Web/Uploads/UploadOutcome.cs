using Studio.Runtime.Library;

namespace Studio.Web.Uploads;

/// <summary>What became of an upload; a refusal is an ordinary answer.</summary>
public abstract record UploadOutcome
{
    public sealed record Taken(StoredDataset Dataset) : UploadOutcome;

    public sealed record Refused(string Sentence) : UploadOutcome;
}
