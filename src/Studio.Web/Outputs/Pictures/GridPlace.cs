using Studio.Web.Live;

namespace Studio.Web.Outputs.Pictures;

/// <summary>A grid of images of a run, to be shown beside others.</summary>
/// <param name="Grid">Its name in the journal, for example "samples"; null takes whatever the run shows.</param>
public sealed record GridPlace(LiveRun Run, string? Grid, string Title);
