namespace Studio.Web.Charts;

/// <summary>A curve of a run that a chart shows.</summary>
/// <param name="Series">Its name in the journal, for example "loss/fit".</param>
/// <param name="Label">Its name for people, for example "training".</param>
/// <param name="IsMeasured">Measured on held-out data, once in a while: drawn thick, with a dot at each point, and never smoothed. The other
/// curves have a point a step: drawn thin, smoothed, the raw line faint behind.</param>
/// <param name="IsDashed">Tells two curves of one run apart, which have its colour both.</param>
/// <param name="IsGap">The room between it and the series before is shaded.</param>
public sealed record ChartSeries(string Series, string Label, bool IsMeasured, bool IsDashed = false, bool IsGap = false);
