using Studio.Experiments.Catalogue;
using Studio.Experiments.Runs;
using Studio.Learning.Transfer.Recognition;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Link;
using static TorchSharp.torch;

namespace Studio.Worker.Answering;

/// <summary>Says what uploaded weights are, and writes them with their description.</summary>
internal static class UploadedWeights
{
    /// <summary>More would make a message of megabytes that nobody reads.</summary>
    private const int MostListed = 200;

    /// <exception cref="ArgumentException">They belong to no network that the studio has.</exception>
    /// <exception cref="WeightsFormatException">The file holds no weights that can be read without executing it.</exception>
    public static RecognisedWeights Recognise(ArtifactStore artifacts, ArtifactReference file)
    {
        var path = PathOf(artifacts, file);
        if (WeightStore.Recognise(path) is { } published)
            return Known(published);
        using var scope = NewDisposeScope();
        using var weights = WeightsFile.Read(path);
        var found = WeightsRecognition.Of(weights);
        return found with { Faults = [.. found.Faults.Take(MostListed)], LeftOut = [.. found.LeftOut.Take(MostListed)] };
    }

    /// <summary>The file with its description; null where it was put among the downloads.</summary>
    public static ArtifactReference? Describe(ArtifactStore artifacts, InteractiveRequest.Describe asked)
    {
        var path = PathOf(artifacts, asked.File);
        if (asked.Weights.Published is { } key)
        {
            using var store = new WeightStore(WeightStoreOptions.OfUser());
            store.Take(WeightCatalogue.Find(key), path);
            return null;
        }
        // On the disk of the artifacts; what a crash leaves there is swept.
        var part = $"{path}.{Guid.NewGuid():n}.part";
        try
        {
            Write(path, asked.Weights, part);
            return artifacts.PutFileAsync(part, "safetensors").GetAwaiter().GetResult();
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static void Write(string path, RecognisedWeights asked, string target)
    {
        using var scope = NewDisposeScope();
        using var weights = WeightsFile.Read(path);
        // As it says all of itself, it stays what it is, and keeps its name: the hash of its content.
        if (asked.IsDescribed)
            File.Copy(path, target);
        else
            WeightsRecognition.Export(weights, new(asked.Backbone, asked.Classes, asked.Input, null, 0) { Source = asked.Source }, target);
    }

    private static RecognisedWeights Known(PublishedWeights published)
    {
        var backbone = Learning.Catalog.Find<Learning.Networks.IBackbone>(published.Backbone, "backbone");
        return new(backbone.Key, backbone.Title, published.Classes.Count, published.Classes.Names, published.Input)
            { IsDescribed = true, Published = published.Key, Source = published.Source };
    }

    private static string PathOf(ArtifactStore artifacts, ArtifactReference file) =>
        artifacts.VerifiedPathOf(file.Sha256, file.Ending, "The uploaded file", "Upload it again.");
}
