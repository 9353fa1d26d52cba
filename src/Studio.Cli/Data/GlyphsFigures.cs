using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Data.Glyphs;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Splits;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;

namespace Studio.Cli.Data;

/// <summary>The measured figures that make the Glyphs target neither trivial nor impossible, each with the bounds that were set before the
/// generator was frozen.</summary>
internal static class GlyphsFigures
{
    private const ulong Seed = 1;
    // Chance is 8.3 %; three standard deviations of 2,000 answers above it are 10.2 %.
    private const double MostByNuisance = 0.105;

    public static IEnumerable<GlyphsFigure> Measure()
    {
        using var images = Datasets.Images(new GlyphsTarget().Open());
        var split = DataSplit.Of(images.Items, images.Classes.Count, Seed, null);
        foreach (var (kind, accuracy) in NuisanceLeak.OfTarget())
            yield return new($"class predicted from {kind}", accuracy, 0, MostByNuisance);
        yield return new("1-nearest neighbour on pixels, all labels", PixelBaselines.NearestNeighbour(images, split), 0, 0.40);
        yield return new("linear classifier on pixels, all labels", PixelBaselines.Linear(images, split, Seed), 0, 0.35);
        yield return new("from scratch, 10 labels per class", Scratch(images, 10, new Recipe.FromScratch()), 0.25, 0.65);
        // Fifty times the labels need a fifth of the passes.
        yield return new("from scratch, 500 labels per class", Scratch(images, 500, new Recipe.FromScratch { Epochs = 12 }), 0.90, 1);
    }

    private static double Scratch(IImageSet images, int labels, Recipe recipe) =>
        new TransferRun(new(Catalog.Find<IBackbone>("resnet-glyphs", "backbone"), null, images, recipe, Seed,
            labels)).Run().Value.Accuracy.Estimate;
}
