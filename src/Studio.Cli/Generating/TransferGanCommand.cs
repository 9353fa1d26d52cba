using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Studio.Cli.Transfer;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Networks.Generative;
using Studio.Learning.Networks.Generative.Layouts;
using Studio.Learning.Sampling;
using Studio.Learning.Tasks;
using Studio.Learning.Tasks.Generating;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Cli.Generating;

/// <summary>`studio transfer-gan`: trains a GAN on images, from scratch or from a pretrained pair, and measures what it generates before
/// and afterwards.</summary>
public static class TransferGanCommand
{
    private const int Judged = 2000;

    // Stream of the seed that orders the items; a smaller number takes the first of them.
    private const ulong ItemStream = 7;

    public static Command Build()
    {
        var data = new Option<string>("--data") { Required = true, Description = "Images to train on: their train part." };
        var generator = new Option<string?>("--generator") { Description = "Weights of a pretrained generator; without, from scratch." };
        var discriminator = new Option<string?>("--discriminator")
            { Description = "Weights of the discriminator that was trained with it; without, it begins at random." };
        var network = new Option<string>("--network")
            { Description = "Networks from scratch, for example dcgan28.", DefaultValueFactory = _ => "dcgan28" };
        var freezeD = new Option<int>("--freeze-d") { Description = "Layers of the discriminator, from the image on, that stay frozen." };
        freezeD.AtLeast(0);
        var freezeG = new Option<int>("--freeze-g") { Description = "Layers of the generator, from the latents on, that stay frozen." };
        freezeG.AtLeast(0);
        var images = new Option<int?>("--images") { Description = "Training images that may be used, drawn by the seed; by default all." };
        images.AtLeast(2);
        var margin = new Option<int>("--margin") { Description = "Black pixels on each side of an image." };
        margin.AtLeast(0);
        var steps = new Option<int>("--steps") { Description = "Training steps.", DefaultValueFactory = _ => 500 };
        steps.AtLeast(1);
        var batch = new Option<int>("--batch-size") { Description = "Images per step.", DefaultValueFactory = _ => 64 };
        batch.AtLeast(2);
        var width = new Option<int>("--width") { Description = "Channels next to the image, from scratch.", DefaultValueFactory = _ => 32 };
        width.AtLeast(4);
        var rate = new Option<double>("--lr") { Description = "Learning rate.", DefaultValueFactory = _ => 2e-4 };
        var loss = new Option<AdversarialLoss>("--loss") { Description = "Loss of both networks." };
        var diffAugment = new Option<bool>("--diff-augment") { Description = "Differentiable augmentation of what is judged." };
        var r1 = new Option<double>("--r1") { Description = "Weight of the R1 gradient penalty." };
        var averaging = new Option<int>("--averaging") { Description = "Half-life of the averaged generator, in images; 0 for none." };
        var seed = new Option<ulong>("--seed") { Description = "Random seed.", DefaultValueFactory = _ => 1 };
        var judge = new Option<string?>("--judge") { Description = "Weights of a classifier on whose features distances are measured." };
        var output = new Option<string?>("--out") { Description = "File for the generator; the discriminator is written beside it." };
        var json = new Option<bool>("--json") { Description = "Print only one line of JSON to standard output." };
        var command = new Command("transfer-gan", "Trains a GAN on images, from a pretrained pair or from scratch.")
        {
            data, generator, discriminator, network, freezeD, freezeG, images, margin, steps, batch, width, rate, loss, diffAugment, r1,
            averaging, seed, judge, output, json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            using var set = Datasets.Images(Datasets.Open(parsed.GetValue(data)!));
            var folder = Directory.CreateTempSubdirectory("studio-gan-");
            try
            {
                var path = parsed.GetValue(output) ?? Path.Combine(folder.FullName, "generator.safetensors");
                var task = new DcganTask(Catalog.Find<Dcgan>(parsed.GetValue(network)!, "pair of networks"), set, new()
                {
                    Steps = parsed.GetValue(steps), BatchSize = parsed.GetValue(batch), Width = parsed.GetValue(width),
                    Colour = false, Loss = parsed.GetValue(loss), DiffAugment = parsed.GetValue(diffAugment), R1 = parsed.GetValue(r1),
                    Averaging = parsed.GetValue(averaging), SampleEvery = parsed.GetValue(steps),
                    Optimizer = new OptimizerSettings.Adam { LearningRate = parsed.GetValue(rate), Beta1 = 0.5 },
                }, parsed.GetValue(seed))
                {
                    Source = Source(parsed.GetValue(generator), parsed.GetValue(discriminator), parsed.GetValue(freezeG),
                        parsed.GetValue(freezeD)),
                    Items = Drawn(set, parsed.GetValue(images), parsed.GetValue(seed)),
                    Margin = parsed.GetValue(margin),
                };
                var watch = Stopwatch.StartNew();
                await TrainingRun.RunAsync("GAN", parsed.InvocationConfiguration.Error,
                    scope => new DcganRun(task, scope with { ExportPath = path }).Run(), cancel);
                var figures = new Dictionary<string, object>
                {
                    ["source"] = parsed.GetValue(generator) ?? "scratch",
                    ["seed"] = parsed.GetValue(seed),
                    ["steps"] = parsed.GetValue(steps),
                    ["imagesShown"] = parsed.GetValue(steps) * parsed.GetValue(batch),
                    ["seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 1),
                };
                if (parsed.GetValue(judge) is { } classifier)
                    Measure(figures, classifier, (task.Source?.Generator, path), set, parsed.GetValue(margin));
                await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(json)
                    ? JsonSerializer.Serialize(figures, JsonSerializerOptions.Web)
                    : string.Join(Environment.NewLine,
                        figures.Select(f => $"{f.Key}: {JsonSerializer.Serialize(f.Value, JsonSerializerOptions.Web)}")));
                return ExitCodes.Ok;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static PretrainedPair? Source(string? generator, string? discriminator, int freezeG, int freezeD) => generator is not null
        ? new()
        {
            Generator = generator, Discriminator = discriminator, FrozenGeneratorLayers = freezeG, FrozenDiscriminatorLayers = freezeD,
        }
        : discriminator is null && freezeG == 0 && freezeD == 0 ? null
        : throw new CommandFailedException("--discriminator, --freeze-d and --freeze-g belong to a pretrained generator; name it with "
            + "--generator.", ExitCodes.BadUsage);

    /// <summary>The first images of an order by the seed: fewer are among those of more.</summary>
    private static int[]? Drawn(IImageSet set, int? count, ulong seed)
    {
        if (count is not { } wanted)
            return null;
        int[] train = [.. set.Items.Index().Where(i => i.Item.Part is DataPart.Train or DataPart.Whole).Select(i => i.Index)];
        return wanted <= train.Length ? [.. SeededOrder.Permutation(seed, ItemStream, train.Length).Take(wanted).Select(i => train[i])]
            : throw new CommandFailedException($"'{set.Name}' has {train.Length:N0} training images, fewer than {wanted:N0}.");
    }

    /// <summary>Distances to the test part of the pretrained generator and of the trained one.</summary>
    private static void Measure(Dictionary<string, object> figures, string classifier, (string? Before, string After) generators,
        IImageSet set, int margin)
    {
        using var scope = NewDisposeScope();
        using var judge = new GivenJudge(classifier);
        using var weights = WeightsFile.Read(generators.After);
        var share = margin / (double)LayerTableFinder.Find(weights).Table.Side;
        var real = judge.Features(set, null, share);
        figures["floor"] = GenerativeFigures.Of(real, judge.Features(set, DataPart.Train, share)).FrechetDistance;
        if (generators.Before is { } before)
            figures["untouched"] = GenerativeFigures.Of(real, Features(judge, before));
        figures["trained"] = GenerativeFigures.Of(real, Features(judge, generators.After));
    }

    /// <summary>Features of the same number of samples, always of the same latents.</summary>
    private static Tensor Features(GivenJudge judge, string path)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var weights = WeightsFile.Read(path);
        var table = LayerTableFinder.Find(weights).Table;
        using var generator = new LayeredNetwork(table);
        WeightsLoading.Load(generator, weights);
        generator.eval();
        random.manual_seed(0);
        var z = table.Latents.Draw(Judged, table.LatentCount);
        var images = table.Images(SampleCommand.Drawn(generator, z, CancellationToken.None));
        return judge.Judge(images).Features.MoveToOuterDisposeScope();
    }
}
