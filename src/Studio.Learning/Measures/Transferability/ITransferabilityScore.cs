using Studio.Experiments.Results.Choice;

namespace Studio.Learning.Measures.Transferability;

/// <summary>Forecasts, before any training, how accurate a head on a backbone will be. A score is one class, found by its type.</summary>
public interface ITransferabilityScore : ICatalogued
{
    string Title { get; }

    /// <summary>What the number measures, in one sentence without a full stop.</summary>
    string Meaning { get; }

    /// <summary>Place among the scores; the first one ranks the candidates.</summary>
    int Order { get; }

    bool HigherIsBetter => true;

    /// <summary>It is a share of the items, from 0 to 1.</summary>
    bool IsShare => false;

    /// <summary>Whether it reads <see cref="ScoreInputs.SourceProbabilities"/>; it is then not computed for random weights.</summary>
    bool NeedsSourceProbabilities => false;

    /// <summary>What a result keeps of it.</summary>
    TransferabilityScore Description => new(Key, Title, Meaning, HigherIsBetter) { IsShare = IsShare };

    /// <exception cref="ArgumentException">The features are NaN or infinite, or all labels are of one class.</exception>
    double Compute(ScoreInputs inputs);

    /// <summary>Whether the score can be trusted on such data, and why.</summary>
    (bool IsReliable, string Sentence) Reliability(ScoreConditions conditions);
}
