using System.Text.Json.Serialization;

namespace Studio.Experiments.Results;

/// <summary>What each recipe makes of few and of many labels, over the same seeds.</summary>
/// <param name="PretrainingImages">Images that were shown while the weights were pretrained; null where it is not known.</param>
public sealed record LabelEfficiencyResult(string Dataset, string Backbone, IReadOnlyList<EfficiencyTrial> Trials, long? PretrainingImages) : CellResult
{
    private const int FewLabels = 10;

    /// <summary>"labels from scratch": about how many labels a class training from scratch needs for what the best other recipe reaches with ten.</summary>
    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures => FromScratch() is { } needed ? [new ResultFigure.Word("labels from scratch", needed)] : [];

    /// <summary>One curve a recipe, in the order in which they were first tried.</summary>
    public IReadOnlyList<EfficiencyCurve> Curves() => [.. Trials.GroupBy(t => t.Recipe).Select(EfficiencyCurve.Of)];

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
