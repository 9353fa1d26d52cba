using Studio.Experiments.Data;
using Studio.Experiments.Runs;
using Studio.Runtime.Library;
using Studio.Runtime.Link;
using Studio.Web.Fleet;

namespace Studio.Web.Uploads;

/// <summary>Pictures with examples of stored data sets. The interactive worker draws one when it is first looked at.</summary>
public sealed class DatasetSamples(InteractiveWorker worker, StoredDatasets datasets)
{
    /// <summary>Null if no worker could draw it just now.</summary>
    public async Task<ArtifactReference?> OfAsync(StoredDataset dataset, CancellationToken ct)
    {
        if (dataset.Content.Samples is { } known)
            return known;
        // Texts are shown as texts.
        if (dataset.Content.Unit != Preprocessing.Unit)
            return null;
        var answer = await worker.AskAsync($"samples/{dataset.Id}", new InteractiveRequest.Samples(dataset.Source), ct);
        if (answer is not InteractiveAnswer.PictureList { Pictures: [var drawn] })
            return null;
        await datasets.ShowAsync(dataset, drawn, ct);
        return drawn;
    }
}
