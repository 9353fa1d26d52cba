using System.CommandLine;
using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Learning.Data;
using Studio.Learning.Measures;
using Studio.Learning.Networks.Generative;
using Studio.Learning.Networks.Generative.Layouts;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Cli.Generating;

/// <summary>`studio sample`: images of a generator with given weights, and what a classifier says of them.</summary>
public static class SampleCommand
{
    private const int MostImages = 50_000, MostInGrid = 400, BatchSize = 256;

    public static Command Build()
    {
        var weights = new Option<string>("--weights")
            { Required = true, Description = "Weights of a generator (.safetensors, .pth, .pt, .ckpt)." };
        var layout = new Option<string?>("--layout")
        {
            Description = "JSON file with what weights do not tell: side, strides, paddings, activations, latents, outputScale, "
                + "outputShift.",
        };
        var count = new Option<int>("--count") { Description = "Images to generate.", DefaultValueFactory = _ => 64 };
        count.AtLeast(1);
        var seed = new Option<long>("--seed") { Description = "Random seed of the latents.", DefaultValueFactory = _ => 0 };
        var latent = new Option<string>("--latent")
            { Description = "'drawn', or 'zero' for the image of latents of 0.", DefaultValueFactory = _ => "drawn" };
        latent.AcceptOnlyFromAmong("drawn", "zero");
        var output = new Option<string?>("--out") { Description = $"PNG file for a grid of the first {MostInGrid} images." };
        var judge = new Option<string?>("--judge")
            { Description = "Weights of a classifier: inception score, classes, and the features for --data." };
        var data = new Option<string?>("--data")
            { Description = "Real images to compare with: Fréchet and kernel distance, precision and recall on the judge's features." };
        var part = new Option<DataPart?>("--part") { Description = "Part of the data; by default test, else all." };
        var json = new Option<bool>("--json") { Description = "Print only one line of JSON to standard output." };
        var command = new Command("sample", "Generates images with a GAN's generator.")
            { weights, layout, count, seed, latent, output, judge, data, part, json };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(data) is not null && parsed.GetValue(judge) is null)
                throw new CommandFailedException("Distances to real images are measured on the features of a classifier. Name its weights "
                    + "with --judge.", ExitCodes.BadUsage);
            if (parsed.GetValue(count) > MostImages)
                throw new CommandFailedException($"--count is {parsed.GetValue(count):N0}. At most {MostImages:N0} images are generated.",
                    ExitCodes.BadUsage);
            var (figures, images) = Sampled(new()
            {
                Weights = parsed.GetValue(weights)!, Facts = Facts(parsed.GetValue(layout)), Count = parsed.GetValue(count),
                Seed = parsed.GetValue(seed), IsZero = parsed.GetValue(latent) == "zero", Judge = parsed.GetValue(judge),
                Data = parsed.GetValue(data), Part = parsed.GetValue(part), HasGrid = parsed.GetValue(output) is not null,
            }, cancel);
            if (parsed.GetValue(output) is { } path)
                await File.WriteAllBytesAsync(path, images, cancel);
            var terminal = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                await terminal.WriteLineAsync(JsonSerializer.Serialize(figures));
            else
                foreach (var (name, value) in figures)
                    await terminal.WriteLineAsync($"{name}: {(value is string text ? text : JsonSerializer.Serialize(value))}");
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>All that needs tensors, on one thread: libtorch's scopes and its mode without gradients belong to a thread.</summary>
    private static (Dictionary<string, object> Figures, byte[] Grid) Sampled(Request request, CancellationToken cancel)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var file = WeightsFile.Read(request.Weights);
        var found = LayerTableFinder.Find(file, request.Facts);
        if (!found.Table.IsGenerator)
            throw new CommandFailedException($"'{request.Weights}' holds a discriminator, which makes no images.");
        using var generator = new LayeredNetwork(found.Table);
        WeightsLoading.Load(generator, file);
        generator.eval();
        random.manual_seed(request.Seed);
        var z = request.IsZero ? zeros(request.Count, found.Table.LatentCount, 1, 1)
            : found.Table.Latents.Draw(request.Count, found.Table.LatentCount);
        var outputs = Drawn(generator, z, cancel);
        var images = found.Table.Images(outputs);
        // Channel by channel in float64: sums of millions of values, and not all of them twice as wide at once.
        double[] sums = [.. Enumerable.Range(0, (int)outputs.shape[1])
            .Select(c => outputs.select(1, c).sum(ScalarType.Float64).item<double>())];
        var figures = new Dictionary<string, object>
        {
            ["images"] = outputs.shape[0],
            ["sum"] = sums.Sum(),
            ["mean"] = sums.Sum() / outputs.numel(),
            ["channelMeans"] = sums.Select(s => s / (outputs.numel() / sums.Length)).ToArray(),
            ["layout"] = found.Layout,
            ["sides"] = found.Table.ToString(),
        };
        if (request.Judge is { } classifier)
            Judged(figures, images, classifier, request.Data, request.Part);
        return (figures, request.HasGrid ? Grid(images) : []);
    }

    private static LayerFacts? Facts(string? path)
    {
        if (path is null)
            return null;
        try
        {
            return StudioJson.Read<LayerFacts>(File.ReadAllText(path));
        }
        catch (JsonException fault)
        {
            throw new CommandFailedException($"'{path}' is no layout: {fault.Message} A layout is for example "
                + "{\"strides\":[1,2,2,2],\"paddings\":[0,1,1,1],\"activations\":[\"relu\",\"relu\",\"relu\",\"tanh\"]}.");
        }
    }

    /// <summary>A generator's outputs (N, C, S, S), a batch at a time.</summary>
    /// <exception cref="CommandFailedException">They are NaN or infinite.</exception>
    internal static Tensor Drawn(LayeredNetwork generator, Tensor z, CancellationToken cancel)
    {
        var parts = new List<Tensor>();
        for (var start = 0L; start < z.shape[0]; start += BatchSize)
        {
            cancel.ThrowIfCancellationRequested();
            parts.Add(generator.call(z.narrow(0, start, Math.Min(BatchSize, z.shape[0] - start))));
        }
        var outputs = cat(parts);
        return outputs.isfinite().all().item<bool>() ? outputs
            : throw new CommandFailedException("The generator's outputs are NaN or infinite. Use an earlier checkpoint.");
    }

    private static byte[] Grid(Tensor images)
    {
        var shown = (int)Math.Min(MostInGrid, images.shape[0]);
        return [.. Studio.Learning.Tasks.ImageGrid.Png(images.narrow(0, 0, shown), (int)Math.Ceiling(Math.Sqrt(shown))).Span];
    }

    private static void Judged(Dictionary<string, object> figures, Tensor images, string path, string? data, DataPart? part)
    {
        using var judge = new GivenJudge(path);
        var (features, logits) = judge.Judge(images);
        figures["inceptionScore"] = InceptionScore.Of(logits);
        figures["meanTopProbability"] = logits.softmax(1).amax([1]).mean().item<float>();
        figures["classCounts"] = logits.argmax(1).bincount(null, minlength: (int)logits.shape[1]).data<long>().ToArray();
        if (data is null)
            return;
        using var real = Datasets.Images(Datasets.Open(data));
        var compared = GenerativeFigures.Of(judge.Features(real, part), features);
        figures["realImages"] = compared.RealImages;
        figures["frechetDistance"] = compared.FrechetDistance;
        figures["kernelDistance"] = compared.KernelDistance;
        (figures["precision"], figures["recall"]) = (compared.Precision, compared.Recall);
    }

    private sealed record Request
    {
        public required string Weights { get; init; }

        public required LayerFacts? Facts { get; init; }

        public required int Count { get; init; }

        public required long Seed { get; init; }

        public required bool IsZero { get; init; }

        public required string? Judge { get; init; }

        public required string? Data { get; init; }

        public required DataPart? Part { get; init; }

        public required bool HasGrid { get; init; }
    }
}
