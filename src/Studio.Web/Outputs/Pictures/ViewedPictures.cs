using Studio.Experiments.Results;
using Studio.Runtime.Link;

namespace Studio.Web.Outputs.Pictures;

/// <summary>Items that can be looked at one by one.</summary>
/// <param name="Ask">Asks the interactive worker.</param>
public sealed record ViewedPictures(string Dataset, IReadOnlyList<string> Classes, IReadOnlyList<PredictedItem> Items,
    Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>> Ask);
