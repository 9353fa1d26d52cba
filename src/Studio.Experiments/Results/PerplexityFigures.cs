using System.Text.Json.Serialization;
using Studio.Experiments.Events;

namespace Studio.Experiments.Results;

/// <summary>Validation figures of a language model, by the lower loss.</summary>
/// <param name="Loss">Mean cross-entropy of a token, in nats.</param>
[KindName("perplexity")]
public sealed record PerplexityFigures(double Loss) : ValidationFigures(Loss)
{
    /// <summary>How many were predicted.</summary>
    public long Tokens { get; init; }

    /// <summary>Characters of the text for each predicted token: 1 of a model of characters.</summary>
    public double CharactersPerToken { get; init; } = 1;

    /// <summary>Exponential of the loss: among how many equally likely tokens the network hesitates.</summary>
    [JsonIgnore]
    public double Perplexity => Math.Exp(Loss);

    /// <summary>Comparable between models whatever their tokens are.</summary>
    [JsonIgnore]
    public double BitsPerCharacter => Loss / Math.Log(2) / CharactersPerToken;

    public override IReadOnlyList<MetricPoint> Points(int step) =>
    [
        new(SeriesNames.ValidationLoss, step, Loss), new(SeriesNames.ValidationPerplexity, step, Perplexity),
        new(SeriesNames.ValidationBitsPerCharacter, step, BitsPerCharacter),
    ];

    public override string Headline() => $"perplexity {Perplexity:F2}";

    public override bool IsBetterThan(ValidationFigures other) => other is PerplexityFigures former ? Loss < former.Loss
        : throw new ArgumentException($"Figures of a language model cannot be compared with '{other.GetType().Name}'.", nameof(other));
}
