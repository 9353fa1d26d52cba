using System.Text.Json.Serialization;
using Studio.Experiments.Events;

namespace Studio.Experiments.Results;

/// <summary>Validation figures of a classifier: by accuracy, and by the lower loss where that is equal.</summary>
/// <param name="Loss">Mean cross-entropy in nats, without label smoothing or class weights.</param>
[KindName("classification")]
public sealed record ClassificationFigures(double Loss, ConfusionMatrix Confusion) : ValidationFigures(Loss)
{
    /// <summary>Macro-F1 decides rather than accuracy, for imbalanced classes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ByMacroF1 { get; init; }

    [JsonIgnore]
    public ClassificationScores Scores { get; } = ClassificationScores.Of(Confusion);

    public override IReadOnlyList<MetricPoint> Points(int step) =>
    [
        new(SeriesNames.ValidationLoss, step, Loss), new(SeriesNames.ValidationAccuracy, step, Scores.Accuracy),
        new(SeriesNames.ValidationMacroF1, step, Scores.MacroF1),
    ];

    public override string Headline() => $"{Scores.Accuracy:P1}";

    public override bool IsBetterThan(ValidationFigures other)
    {
        if (other is not ClassificationFigures former)
            throw new ArgumentException($"Figures of a classifier cannot be compared with '{other.GetType().Name}'.", nameof(other));
        var byFigure = ByMacroF1 ? Scores.MacroF1.CompareTo(former.Scores.MacroF1) : Scores.Accuracy.CompareTo(former.Scores.Accuracy);
        return byFigure != 0 ? byFigure > 0 : Loss < former.Loss;
    }
}
