using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Measures;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;

namespace Studio.Benchmarks;

/// <summary>What a network pretrained on Quick, Draw! is worth for handwritten characters with few labels:
/// DoodleNet frozen against the same network from scratch, whose learning rate is the best of three on the test images themselves, in
/// favour of the control. Each seed draws five characters of Omniglot; ten drawers of each are for training, ten for the test.</summary>
internal static class Doodles
{
    private const int Characters = 5, Drawers = 20, Trained = 10, Seeds = 10;
    private static readonly int[] s_labels = [1, 5, 10];
    private static readonly double[] s_scratchRates = [3e-3, 1e-3, 3e-4];

    /// <param name="omniglot">Zip with a folder ALPHABET/characterNN of 20 images for each character.</param>
    /// <param name="weights">doodlenet.safetensors.</param>
    public static IEnumerable<string> Run(string omniglot, string weights)
    {
        var backbone = Catalog.Find<IBackbone>("doodlenet", "backbone");
        var trials = Enumerable.Range(1, Seeds).SelectMany(seed => Trial((ulong)seed)).ToLookup(t => t.Labels);
        foreach (var labels in trials)
        {
            var rate = s_scratchRates.Index().MaxBy(r => labels.Average(t => t.Scratch[r.Index]));
            double[] scratch = [.. labels.Select(t => t.Scratch[rate.Index])], frozen = [.. labels.Select(t => t.Frozen)];
            var gain = PairedDifference.Of(frozen, scratch);
            yield return JsonSerializer.Serialize(new
            {
                workload = "doodles",
                classes = Characters,
                labels_per_class = labels.Key,
                seeds = Seeds,
                test_images = Characters * (Drawers - Trained),
                scratch_rate = rate.Item,
                scratch = Percent(scratch.Average()),
                scratch_spread = Percent(SampleDeviation.Of(scratch)),
                frozen = Percent(frozen.Average()),
                frozen_spread = Percent(SampleDeviation.Of(frozen)),
                gain = new[] { Percent(gain.Low), Percent(gain.Estimate), Percent(gain.High) },
            });
        }

        IEnumerable<(int Labels, double[] Scratch, double Frozen)> Trial(ulong seed)
        {
            var folder = Directory.CreateTempSubdirectory("characters");
            Extract(omniglot, seed, folder.FullName);
            using var images = ImageSets.Open(folder.FullName);
            (int, double[], double)[] trial = [.. s_labels.Select(n => (n, FromScratch(n), Accuracy(new Recipe.FeatureExtraction(), n)))];
            folder.Delete(recursive: true);
            return trial;

            double[] FromScratch(int labels) => [.. s_scratchRates.Select(rate =>
                Accuracy(new Recipe.FromScratch { Optimizer = new OptimizerSettings.AdamW { LearningRate = rate } }, labels))];

            double Accuracy(Recipe recipe, int labels) =>
                new TransferRun(new(backbone, recipe is Recipe.FromScratch ? null : weights, images, recipe, seed,
                    labels)).Run().Value.Accuracy.Estimate;
        }
    }

    /// <summary>Five characters, each in a folder of its own under train and under test; the drawers are the same
    /// for all characters of a seed.</summary>
    private static void Extract(string omniglot, ulong seed, string folder)
    {
        using var zip = ZipFile.OpenRead(omniglot);
        var drawn = zip.Entries.Where(e => e.Name.EndsWith(".png", StringComparison.Ordinal))
            .GroupBy(e => Path.GetDirectoryName(e.FullName)!)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.OrderBy(e => e.Name, StringComparer.Ordinal).ToArray()).ToArray();
        var random = new Random((int)seed);
        var chosen = Shuffled(drawn, random).Take(Characters);
        int[] drawers = Shuffled([.. Enumerable.Range(0, Drawers)], random);
        foreach (var (c, character) in chosen.Index())
            foreach (var (place, drawer) in drawers.Index())
            {
                var part = Path.Combine(folder, place < Trained ? "train" : "test",
                    $"character {(c + 1).ToString(CultureInfo.InvariantCulture)}");
                Directory.CreateDirectory(part);
                character[drawer].ExtractToFile(Path.Combine(part, character[drawer].Name));
            }
    }

    private static T[] Shuffled<T>(T[] items, Random random)
    {
        T[] shuffled = [.. items];
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static double Percent(double share) => Math.Round(100 * share, 2);
}
