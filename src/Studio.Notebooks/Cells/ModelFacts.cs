using Studio.Experiments.Catalogue;

namespace Studio.Notebooks.Cells;

/// <summary>What one has to know to choose a network or its weights, in one line.</summary>
public static class ModelFacts
{
    /// <summary>As they are listed: those that come with the studio first, then by size.</summary>
    public static IReadOnlyList<BackboneFacts> Backbones(StudioCatalogue catalogue) =>
        [.. catalogue.Backbones.OrderBy(b => catalogue.Weights.Any(w => w.Backbone == b.Key && w.IsBundled) ? 0 : 1)
            .ThenBy(b => b.Stages.Sum(s => s.Parameters))];

    /// <summary>For example "11.7 M parameters · input 224 pixels · ImageNet, 69.8 % top-1 · 45 MB · Downloaded on first use".</summary>
    public static string Of(BackboneFacts backbone, StudioCatalogue catalogue)
    {
        var weights = catalogue.Weights.Where(w => w.Backbone == backbone.Key).OrderByDescending(w => w.IsBundled).FirstOrDefault();
        return string.Join(" · ", $"{Parameters(backbone.Stages.Sum(s => s.Parameters))} parameters", $"input {backbone.Input.Size}",
            weights is null ? "no weights" : $"{weights.Source}{(weights.Top1 is null ? " · " : ", ")}{Of(weights)}");
    }

    /// <summary>For example "69.8 % top-1 · 45 MB · Downloaded on first use".</summary>
    public static string Of(WeightsFacts weights)
    {
        var facts = new[]
        {
            weights.Top1 is { } top ? $"{top:0.0} % top-1" : null, weights.Bytes is { } bytes ? Size(bytes) : null,
            weights.IsBundled ? "Bundled" : "Downloaded on first use",
        };
        return string.Join(" · ", facts.OfType<string>());
    }

    private static string Parameters(long count) =>
        count >= 1_000_000 ? $"{count / 1e6:0.0} M" : count >= 1000 ? $"{count / 1e3:0} k" : $"{count}";

    private static string Size(long bytes) => bytes >= 1_000_000 ? $"{bytes / 1e6:0.#} MB" : $"{bytes / 1e3:0} kB";
}
