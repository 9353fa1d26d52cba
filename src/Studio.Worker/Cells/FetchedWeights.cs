using Studio.Learning.Weights;

namespace Studio.Worker.Cells;

/// <summary>Finds published weights on this machine, or downloads them.</summary>
internal static class FetchedWeights
{
    /// <exception cref="WeightStoreException">They cannot be had; the message says why and what to do.</exception>
    public static string PathOf(PublishedWeights weights, RunContext context)
    {
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        var progress = new PacedProgress(context.Emit, "MiB", $"downloading {weights.Key}");
        return store.FetchAsync(weights, new Download(progress), context.Control.Stopped).GetAwaiter().GetResult();
    }

    private sealed class Download(PacedProgress progress) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => progress.Tell((int)(value.Bytes >> 20), (int)((value.Total ?? value.Bytes) >> 20));
    }
}
