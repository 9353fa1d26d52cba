using Studio.Experiments.Events;

namespace Studio.Experiments.Results.Translating;

/// <summary>Validation figures of a translation network: by BLEU, and by the lower loss where that is equal.</summary>
/// <param name="Loss">Mean cross-entropy of a target word in nats, with teacher forcing.</param>
/// <param name="Bleu">0 to 100, of greedy translations.</param>
/// <param name="Signature">sacreBLEU's: how the score was computed.</param>
[KindName("bleu")]
public sealed record BleuFigures(double Loss, double Bleu, string Signature) : ValidationFigures(Loss)
{
    public override IReadOnlyList<MetricPoint> Points(int step) =>
        [new(SeriesNames.ValidationLoss, step, Loss), new(SeriesNames.ValidationBleu, step, Bleu)];

    public override string Headline() => $"BLEU {Bleu:F1}";

    public override bool IsBetterThan(ValidationFigures other) => other is BleuFigures former
        ? Bleu != former.Bleu ? Bleu > former.Bleu : Loss < former.Loss
        : throw new ArgumentException($"BLEU cannot be compared with '{other.GetType().Name}'.", nameof(other));
}
