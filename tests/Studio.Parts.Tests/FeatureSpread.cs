using Studio.Learning.Measures.Transferability;

namespace Studio.Parts.Tests;

/// <summary>A transferability score of nobody else's; lower is better.</summary>
public sealed class FeatureSpread : ITransferabilityScore
{
    public string Key => "feature-spread";

    public string Title => "Feature spread";

    public string Meaning => "standard deviation of all features";

    public int Order => 99;

    public bool HigherIsBetter => false;

    public double Compute(ScoreInputs inputs)
    {
        using var spread = inputs.Features.std();
        return spread.item<float>();
    }

    public (bool IsReliable, string Sentence) Reliability(ScoreConditions conditions) =>
        (false, $"It means nothing for {conditions.Classes} classes.");
}
