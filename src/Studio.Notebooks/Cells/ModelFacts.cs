using Studio.Experiments.Catalogue;

namespace Studio.Notebooks.Cells;

/// <summary>What one has to know to choose a network or its weights, in one line.</summary>
public static class ModelFacts
{
    /// <summary>For example "11.7 M parameters · input 224 pixels · ImageNet, 69.8 % top-1 · 45 MB, downloaded on first use".</summary>
    public static string Of(BackboneFacts backbone, StudioCatalogue catalogue)
    {
        var weights = catalogue.Weights.Where(w => w.Backbone == backbone.Key).OrderByDescending(w => w.IsBundled).FirstOrDefault();
        return string.Join(" · ", $"{Parameters(backbone.Stages.Sum(s => s.Parameters))} parameters", $"input {backbone.Preprocessing.CropSide} pixels",
            weights is null ? "no weights" : $"{weights.Source}{(weights.Top1 is null ? " · " : ", ")}{Of(weights)}");
    }

    /// <summary>For example "69.8 % top-1 · 45 MB, downloaded on first use".</summary>
    public static string Of(WeightsFacts weights)
    {
        var size = weights.Bytes is { } bytes ? $"{Size(bytes)}, " : "";
        return string.Join(" · ", new[] { weights.Top1 is { } top ? $"{top:0.0} % top-1" : null, $"{size}{(weights.IsBundled ? "bundled" : "downloaded on first use")}" }.OfType<string>());
    }

    private static string Parameters(long count) => count >= 1_000_000 ? $"{count / 1e6:0.0} M" : count >= 1000 ? $"{count / 1e3:0} k" : $"{count}";

    private static string Size(long bytes) => bytes >= 1_000_000 ? $"{bytes / 1e6:0.#} MB" : $"{bytes / 1e3:0} kB";
}
