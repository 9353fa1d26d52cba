using Studio.Experiments.Catalogue;
using Studio.Experiments.Runs;

namespace Studio.Web.Uploads.Weights;

/// <summary>What became of uploaded weights; a refusal is an ordinary answer.</summary>
public abstract record WeightsOutcome
{
    /// <param name="File">As it was sent; nobody keeps it yet.</param>
    public sealed record Recognised(ArtifactReference File, RecognisedWeights Weights) : WeightsOutcome;

    /// <param name="Key">How a model cell names them.</param>
    public sealed record Stored(string Key, string Backbone, string Name) : WeightsOutcome;

    public sealed record Refused(string Sentence) : WeightsOutcome;
}
