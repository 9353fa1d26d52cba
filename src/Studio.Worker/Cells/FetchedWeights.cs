using Studio.Experiments.Catalogue;
using Studio.Learning;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;

namespace Studio.Worker.Cells;

/// <summary>Finds weights by name: a person's own file, or published ones on this machine or by download.</summary>
internal static class FetchedWeights
{
    /// <summary>What is known of them; of a file that was not exported from here, that it is meant for this backbone.</summary>
    /// <exception cref="ArgumentException">Nobody knows the name.</exception>
    public static PublishedWeights Facts(string name, string backbone, RunContext context)
    {
        var path = GivenOrStored(name, context);
        if (path is null)
            return WeightCatalogue.Find(name);
        using var weights = WeightsFile.Read(path);
        var bundle = TransferBundle.Of(weights, path);
        var meant = Catalog.Find<IBackbone>(bundle?.Backbone ?? backbone, "backbone");
        return new(name, meant.Key)
        {
            Source = WeightsFacts.HashOf(name) is null ? $"the file '{Path.GetFileName(path)}'" : bundle?.Source is { Length: > 0 } source
                ? source : "a transfer in a studio",
            License = "",
            FileName = Path.GetFileName(path),
            Input = TransferBundle.InputFor(meant, bundle),
            Classes = new(name, bundle?.Classes.Count ?? meant.PublishedClassCount, bundle?.Classes ?? []),
        };
    }

    /// <summary>The backbone in the sizes of the weights, with their input.</summary>
    public static IBackbone Sized(IBackbone backbone, string path)
    {
        using var weights = WeightsFile.Read(path);
        return backbone.WithWeights(weights).WithInput(TransferBundle.InputFor(backbone, TransferBundle.Of(weights, path)));
    }

    /// <summary>The path of a person's own file, or of a model that is stored here; null where the name is one of the catalogue.</summary>
    /// <exception cref="FileNotFoundException">It is not among the files of this studio.</exception>
    private static string? GivenOrStored(string name, RunContext context) => context.Files.Weights.TryGetValue(name, out var path) ? path
        : WeightsFacts.HashOf(name) is { } hash ? context.PathOf(hash, "safetensors", "The stored model") : null;

    /// <exception cref="ArgumentException">Nobody knows the name.</exception>
    /// <exception cref="WeightStoreException">They cannot be had; the message says why and what to do.</exception>
    public static string PathOf(string name, RunContext context)
    {
        if (GivenOrStored(name, context) is { } path)
            return path;
        var weights = WeightCatalogue.Find(name);
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        var progress = new PacedProgress(context.Emit, "MiB", $"downloading {weights.Key}");
        return store.FetchAsync(weights, new Download(progress), context.Control.Stopped).GetAwaiter().GetResult();
    }

    private sealed class Download(PacedProgress progress) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => progress.Report((int)(value.Bytes >> 20), (int)((value.Total ?? value.Bytes) >> 20));
    }
}
