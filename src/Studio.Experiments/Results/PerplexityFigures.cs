using System.Globalization;
using System.Text.Json.Serialization;
using Studio.Experiments.Events;

namespace Studio.Experiments.Results;

/// <summary>Validation figures of a language model, by the lower loss.</summary>
/// <param name="Loss">Mean cross-entropy of a token, in nats.</param>
[KindName("perplexity")]
public sealed record PerplexityFigures(double Loss) : ValidationFigures(Loss)
{
    private const double MostUnknown = 0.01;

    /// <summary>How many were predicted.</summary>
    public long Tokens { get; init; }

    /// <summary>Characters of the text for each predicted token: 1 of a model of characters.</summary>
    public double CharactersPerToken { get; init; } = 1;

    /// <summary>Share of the predicted tokens, from 0 to 1, that the vocabulary lacks. They are all one token, which is easy to predict:
    /// the more there are, the less the other figures say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double UnknownShare { get; init; }

    /// <summary>More than 1 % of the tokens are unknown, so figures of models with other vocabularies are no fair comparison.</summary>
    [JsonIgnore]
    public bool HasManyUnknown => UnknownShare > MostUnknown;

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

    public override string Headline() => string.Create(CultureInfo.InvariantCulture,
        $"perplexity {Perplexity:F2}{(HasManyUnknown ? $" with {UnknownShare:P1} unknown" : "")}");

    public override bool IsBetterThan(ValidationFigures other) => other is PerplexityFigures former ? Loss < former.Loss
        : throw new ArgumentException($"Figures of a language model cannot be compared with '{other.GetType().Name}'.", nameof(other));
}
