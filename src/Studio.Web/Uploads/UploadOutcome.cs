using Studio.Experiments.Runs;

namespace Studio.Web.Uploads;

/// <summary>What became of an upload; a refusal is an ordinary answer.</summary>
public abstract record UploadOutcome
{
    public sealed record Taken(ArtifactReference File, int Pictures) : UploadOutcome
    {
        /// <summary>How a data set cell names it.</summary>
        public string Source => $"upload:{File.Sha256}";
    }

    public sealed record Refused(string Sentence) : UploadOutcome;
}
