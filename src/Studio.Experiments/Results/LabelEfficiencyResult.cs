namespace Studio.Experiments.Results;

/// <summary>What each recipe makes of few and of many labels, over the same seeds.</summary>
/// <param name="PretrainingImages">Images that were shown while the weights were pretrained; null where it is not known.</param>
public sealed record LabelEfficiencyResult(string Dataset, string Backbone, IReadOnlyList<EfficiencyTrial> Trials, long? PretrainingImages) : CellResult
{
    /// <summary>One curve a recipe, in the order in which they were first tried.</summary>
    public IReadOnlyList<EfficiencyCurve> Curves() => [.. Trials.GroupBy(t => t.Recipe).Select(EfficiencyCurve.Of)];
}
