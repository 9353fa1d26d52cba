namespace Studio.Web.Charts;

/// <summary>A curve of a run that a chart shows.</summary>
/// <param name="Series">Its name in the journal, for example "loss/train".</param>
/// <param name="Label">Its name for people, for example "training".</param>
/// <param name="IsMeasured">Measured on held-out data, once in a while: drawn thick, with a dot at each point,
/// and never smoothed. The other curves have a point a step: drawn thin, smoothed, the raw line faint behind.</param>
/// <param name="IsDashed">Distinguishes two curves of one run, which share its colour; a dashed one is thin and has no dots.</param>
/// <param name="IsGap">The room between it and the series before is shaded.</param>
/// <param name="Colour">Index into the palette, for a chart of one run whose curves are of different things; null takes the run's.</param>
public sealed record ChartSeries(string Series, string Label, bool IsMeasured, bool IsDashed = false, bool IsGap = false,
    int? Colour = null)
{
    /// <summary>Validation figures that are pooled from folds are those of other networks than the one whose training loss is drawn: they
    /// are called what they are.</summary>
    public string LabelIn(int folds) =>
        folds > 0 && IsValidation ? $"cross-validated ({folds} folds)" : IsGap ? $"{Label}, gap shaded" : Label;

    /// <summary>The room between is a gap only between figures of one network.</summary>
    public bool IsShadedIn(int folds) => IsGap && folds == 0;

    private bool IsValidation => Series.EndsWith("/validation", StringComparison.Ordinal);
}
