using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Networks;
using Studio.Learning.Weights;
using static TorchSharp.torch;

namespace Studio.Cli.Evaluating;

/// <summary>`studio evaluate`: what a network with given weights gets right on a part of a data set.</summary>
public static class EvaluateCommand
{
    private const int BatchSize = 100;

    public static Command Build()
    {
        var backbone = new Option<string>("--backbone") { Required = true, Description = "Network, for example resnet56-cifar." };
        var weights = new Option<string>("--weights") { Required = true, Description = "Weights file: .safetensors, .pth, .pt or .th." };
        var data = new Option<string>("--data") { Required = true, Description = "Data set to measure on." };
        var part = new Option<DataPart?>("--part") { Description = "Part of the data; by default test, else validation, else all." };
        var json = new Option<bool>("--json") { Description = "One line of JSON on standard output and nothing else." };
        var command = new Command("evaluate", "Measures a network with given weights on a data set.") { backbone, weights, data, part, json };
        command.SetAction(parsed =>
        {
            using var images = ImageSets.Open(parsed.GetValue(data)!);
            var (result, seconds) = Measure(parsed.GetValue(backbone)!, parsed.GetValue(weights)!, images, parsed.GetValue(part));
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            foreach (var problem in images.Report.Problems)
                error.WriteLine($"{problem.Item}: {problem.Sentence}");
            var count = result.Counts.Sum(row => row.Sum());
            var accuracy = result.Counts.Select((row, i) => row[i]).Sum() / (double)count;
            output.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new { accuracy, images = count, seconds, confusion = result.Counts })
                : $"{accuracy:P2} of {count} images in {seconds:F1} s ({count / seconds:F0} images/s)");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static (ConfusionMatrix Result, double Seconds) Measure(string key, string weightsPath, IImageSet images, DataPart? part)
    {
        var backbone = Catalog.Find<IBackbone>(key, "backbone");
        var items = Part(images, part);
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var network = backbone.Build(images.Classes.Count);
        using (var weights = WeightsFile.Read(weightsPath))
            WeightsLoading.Load(network, weights);
        network.eval();
        var watch = Stopwatch.StartNew();
        using var examples = new ImageExamples(images, items, backbone.Preprocessing);
        var predicted = Enumerable.Range(0, items.Length).Chunk(BatchSize).SelectMany(batch => Predict(network, examples, batch)).ToArray();
        return (ConfusionMatrix.Of(images.Classes, examples.Labels, predicted), watch.Elapsed.TotalSeconds);
    }

    private static int[] Predict(VisionNetwork network, ImageExamples examples, int[] batch)
    {
        using var scope = NewDisposeScope();
        return [.. network.call(examples.Load(batch, epoch: 0)).argmax(1).data<long>().Select(k => (int)k)];
    }

    private static int[] Part(IImageSet images, DataPart? wanted)
    {
        var parts = images.Items.Select(i => i.Part).ToHashSet();
        var part = wanted ?? (parts.Contains(DataPart.Test) ? DataPart.Test : parts.Contains(DataPart.Validation) ? DataPart.Validation : DataPart.Whole);
        int[] items = [.. Enumerable.Range(0, images.Items.Count).Where(i => part == DataPart.Whole || images.Items[i].Part == part)];
        return items.Length > 0 ? items
            : throw new CommandFailedException($"'{images.Name}' has no part '{part}'; it has {string.Join(", ", parts)}.");
    }
}
