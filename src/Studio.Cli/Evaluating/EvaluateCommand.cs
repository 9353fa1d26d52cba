using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Studio.Cli.Transfer;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Learning.Weights;
using static TorchSharp.torch;

namespace Studio.Cli.Evaluating;

/// <summary>`studio evaluate`: what a network with given weights gets right on a part of a data set.</summary>
public static class EvaluateCommand
{
    public static Command Build()
    {
        var backbone = new Option<string>("--backbone") { Required = true, Description = "Network, for example resnet56-cifar." };
        var weights = new Option<string>("--weights") { Required = true, Description = "Weights file (.safetensors, .pth, .pt, .th) or a name from 'studio weights list'." };
        var data = new Option<string>("--data") { Required = true, Description = "Data set to measure on." };
        var part = new Option<DataPart?>("--part") { Description = "Part of the data; by default test, else validation, else all." };
        var margin = new Option<int>("--margin") { Description = "Pixels left black on each side of what the network sees; the image is scaled into the rest." };
        margin.AtLeast(0);
        var json = new Option<bool>("--json") { Description = "One line of JSON on standard output and nothing else." };
        var command = new Command("evaluate", "Measures a network with given weights on a data set.") { backbone, weights, data, part, margin, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var entry = Catalog.Find<IBackbone>(parsed.GetValue(backbone)!, "backbone");
            using var images = Datasets.Open(parsed.GetValue(data)!);
            foreach (var problem in images.Report.Problems)
                await error.WriteLineAsync($"{problem.Item}: {problem.Sentence}");
            var path = await WeightsChoice.FindAsync(entry, parsed.GetValue(weights), error, cancel)
                ?? throw new CommandFailedException("There is nothing to measure in random weights. Name a file, or weights from 'studio weights list'.", ExitCodes.BadUsage);
            var (result, seconds) = Measure(entry, path, images, parsed.GetValue(part), parsed.GetValue(margin), cancel);
            var count = result.Counts.Sum(row => row.Sum());
            var accuracy = result.Counts.Select((row, i) => row[i]).Sum() / (double)count;
            await output.WriteLineAsync(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new { accuracy, images = count, seconds, confusion = result.Counts })
                : $"{accuracy:P2} of {count} images in {seconds:F1} s ({count / seconds:F0} images/s)");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static (ConfusionMatrix Result, double Seconds) Measure(IBackbone backbone, string path, IImageSet images, DataPart? part, int margin, CancellationToken cancel)
    {
        var items = Part(images, part);
        using var scope = NewDisposeScope();
        using var weights = WeightsFile.Read(path);
        var bundle = TransferBundle.Of(weights);
        if (bundle is not null && !bundle.Classes.SequenceEqual(images.Classes))
            throw new CommandFailedException($"The weights tell apart {string.Join(", ", bundle.Classes)}; the data hold {string.Join(", ", images.Classes)}.");
        using var network = bundle?.Open(weights, backbone.Key) ?? Published(backbone, weights, images.Classes.Count);
        var watch = Stopwatch.StartNew();
        using var examples = new ImageExamples(images, items, TransferBundle.PreprocessingFor(backbone, bundle).WithMargin(margin));
        return (Evaluation.Predict(network, examples, stop: cancel).Confusion, watch.Elapsed.TotalSeconds);
    }

    private static VisionNetwork Published(IBackbone backbone, StateDict weights, int classCount)
    {
        var network = backbone.Build(classCount);
        WeightsLoading.Load(network, weights);
        return network;
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
