using Orleans.Concurrency;

namespace Studio.Runtime.Grains;

/// <summary>Somebody who wants to know when a notebook changed; what changed, they read themselves.</summary>
internal interface INotebookViewer : IGrainObserver
{
    [OneWay]
    Task ChangedAsync();
}
