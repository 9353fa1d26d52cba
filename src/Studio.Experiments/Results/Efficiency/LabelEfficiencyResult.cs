using System.Text.Json.Serialization;
using Studio.Experiments.Data;

namespace Studio.Experiments.Results.Efficiency;

/// <summary>What each recipe makes of few and of many labels, over the same seeds.</summary>
/// <param name="PretrainingImages">Items that were shown while the weights were pretrained; null where it is not known.</param>
public sealed record LabelEfficiencyResult(string Dataset, string Backbone, IReadOnlyList<EfficiencyTrial> Trials, long? PretrainingImages)
    : CellResult
{
    private const int FewLabels = 10;

    /// <summary>What an item is, in the plural.</summary>
    public string Unit { get; init; } = Preprocessing.Unit;

    /// <summary>"labels from scratch": about how many labels per class training from scratch needs to match the best
    /// other recipe with ten.</summary>
    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures =>
        FromScratch() is { } needed ? [new ResultFigure.Word("labels from scratch", needed)] : [];

    /// <summary>One curve a recipe, in the order in which they were first tried.</summary>
    public IReadOnlyList<EfficiencyCurve> Curves() => [.. Trials.GroupBy(t => t.Recipe).Select(EfficiencyCurve.Of)];

    public override string Summary() =>
        string.Join("; ", Curves().Select(c => $"{c.Recipe} {c.Points[^1].Mean:P1} with {c.Points[^1].Labels:N0} labels per class"));

    public override IReadOnlyList<ResultTable> Tables()
    {
        var curves = Curves();
        return [new("Accuracy against labels", ["Labels per class", .. curves.SelectMany(c => (string[])[c.Recipe, "s"])],
            [.. Trials.Select(t => t.Labels).Distinct().Order()
                .Select(labels => (string[])[$"{labels:N0}", .. curves.SelectMany(c => Cells(c, labels))])]) { TextColumns = 0 }];

        static string[] Cells(EfficiencyCurve curve, int labels) => curve.Points.FirstOrDefault(p => p.Labels == labels) is { } point
            ? [$"{point.Mean:P1} ± {100 * point.Deviation:F1}", $"{point.Cost.Seconds:F1}"] : ["", ""];
    }

    public override string Headline() => $"{Trials.Count:N0} trainings";

    private string? FromScratch()
    {
        var curves = Curves();
        var scratch = curves.FirstOrDefault(c => c.Recipe == Kinds.Name(typeof(Recipes.Recipe.FromScratch)));
        var few = curves.Where(c => c != scratch).SelectMany(c => c.Points).Where(p => p.Labels == FewLabels).MaxBy(p => p.Mean);
        return scratch is null || few is null ? null : scratch.At(few.Mean)?.Labels switch
        {
            <= 20 => "up to 20", <= 50 => "20 to 50", _ => "more than 50",
        };
    }
}
