using Studio.Web.Live;

namespace Studio.Web.Charts;

/// <summary>A run on a chart.</summary>
/// <param name="Label">Said beside the series where a chart has several runs, for example "seed 2".</param>
/// <param name="Colour">Index into the palette: the same run has the same colour in every picture of a page.</param>
/// <param name="Group">What all runs of this colour have in common, for the key; null if it is the label.</param>
/// <param name="Until">It is only what another branched off: drawn faint, up to this step. Null for a run that the chart is about.</param>
/// <param name="Axis">Where its steps are drawn; null draws them as they are.</param>
public sealed record ChartRun(LiveRun Live, string Label, int Colour, string? Group = null, int? Until = null, StepAxis? Axis = null);
