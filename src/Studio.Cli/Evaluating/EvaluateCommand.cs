using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Studio.Cli.LanguageModels;
using Studio.Cli.Transfer;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Classes;
using Studio.Learning.Transfer.Recognition;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using Studio.Learning.Weights.LanguageModels;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Cli.Evaluating;

/// <summary>`studio evaluate`: what a network with given weights gets right on a part of a data set, or how well a language model predicts
/// a text.</summary>
public static class EvaluateCommand
{
    public static Command Build()
    {
        var backbone = new Option<string?>("--backbone")
            { Description = "Backbone of a classifier, for example resnet56-cifar. A language model is recognised by its weights." };
        var weights = new Option<string>("--weights")
            { Required = true, Description = "Weights file (.safetensors, .pth, .pt, .th) or a name from 'studio weights list'." };
        var data = new Option<string>("--data")
            { Required = true, Description = "Data set to evaluate on; a text file for a language model." };
        var part = new Option<DataPart?>("--part") { Description = "Part of the data; by default test, else validation, else all." };
        var margin = new Option<int>("--margin")
            { Description = "Black border on each side of the network's input, in pixels; the image is scaled into the rest." };
        margin.AtLeast(0);
        var classes = new Option<string[]>("--class")
        {
            Description = "Class of the data and its name in the weights: 'plane=airplane'; repeatable.",
            AllowMultipleArgumentsPerToken = true,
        };
        var vocabulary = GenerateCommand.VocabularyOption();
        var characters = new Option<int?>("--characters") { Description = "First characters of a text that are read; by default all." };
        characters.AtLeast(2);
        var device = DeviceOption.Build();
        var json = new Option<bool>("--json") { Description = "Print only one line of JSON to standard output." };
        var command = new Command("evaluate", "Evaluates a network with given weights on a data set.")
            { backbone, weights, data, part, margin, classes, vocabulary, characters, device, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (parsed.GetValue(backbone) is not { } backboneKey)
            {
                ExpectLanguageModel(parsed.GetValue(weights)!);
                using var model = GivenLanguageModel.Open(parsed.GetValue(weights)!, parsed.GetValue(vocabulary));
                model.Network.to(DeviceOption.Open(parsed.GetValue(device)));
                await LanguageModelReport.WriteAsync(model, parsed.GetValue(data)!, parsed.GetValue(characters), parsed.GetValue(json),
                    (output, error), cancel);
                return ExitCodes.Ok;
            }
            var entry = Catalog.Find<IBackbone>(backboneKey, "backbone");
            using var images = Datasets.Open(parsed.GetValue(data)!);
            foreach (var problem in images.Report.Problems)
                await error.WriteLineAsync($"{problem.Item}: {problem.Sentence}");
            var path = await WeightsChoice.FindAsync(entry, parsed.GetValue(weights), error, cancel)
                ?? throw new CommandFailedException("Random weights cannot be evaluated. Name a file, "
                    + "or weights from 'studio weights list'.", ExitCodes.BadUsage);
            var chosen =
                new Request(entry, path, images, parsed.GetValue(part), parsed.GetValue(margin), Mapping(parsed.GetValue(classes) ?? []));
            var (result, note, seconds) = Measure(chosen, DeviceOption.Open(parsed.GetValue(device)), cancel);
            if (note.Length > 0)
                await error.WriteLineAsync(note);
            var count = result.Counts.Sum(row => row.Sum());
            var accuracy = result.Counts.Select((row, i) => row[i]).Sum() / (double)count;
            await output.WriteLineAsync(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new { accuracy, images = count, seconds, confusion = result.Counts })
                : $"{accuracy:P2} of {count} images in {seconds:F1} s ({count / seconds:F0} images/s)");
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>Whatever else the weights are of needs its backbone.</summary>
    private static void ExpectLanguageModel(string path)
    {
        using var weights = WeightsFile.Read(path);
        if (!LanguageModelWeights.Fit(weights))
            throw new CommandFailedException($"The tensors of '{path}' are no language model's. Name the backbone of a classifier with "
                + "--backbone.", ExitCodes.BadUsage);
    }

    private static (ConfusionMatrix Result, string Note, double Seconds) Measure(Request request, Device device, CancellationToken cancel)
    {
        var (backbone, path, images, _, margin, mapping) = request;
        var items = Part(images, request.Part);
        using var scope = NewDisposeScope();
        using var weights = WeightsFile.Read(path);
        var bundle = TransferBundle.Of(weights);
        var network = bundle?.Open(weights, backbone.Key) ?? backbone.Build(images.Classes.Count);
        var count = bundle?.Classes.Count ?? Logits(weights, network.HeadPrefix) ?? images.Classes.Count;
        var order = ClassOrder.Of(images.Classes, bundle?.Classes ?? HeadClasses.Of(weights, count, path), count, mapping);
        if (bundle is null)
            WeightsLoading.Load(network, weights);
        using nn.Module<Tensor, Tensor> evaluated = order.IsPlain ? network : new ReorderedHead(network, order);
        evaluated.to<nn.Module<Tensor, Tensor>>(device);
        var watch = Stopwatch.StartNew();
        using var examples = images.Examples(items, TransferBundle.InputFor(backbone, bundle).WithMargin(margin));
        var predictions = Evaluation.Predict(evaluated, examples, stop: cancel);
        if (!predictions.AreNumbers)
            throw new CommandFailedException("The outputs of the network are NaN or infinite, so it cannot be evaluated. "
                + "Use an earlier checkpoint.");
        var beside = weights.NotTaken.Count == 0
            ? null : $"The file also holds {string.Join(", ", weights.NotTaken.Select(n => $"'{n}'"))}, which is not used; "
                + $"'{string.Join('.', weights.Wrappers.Select(w => w.TrimEnd('.')))}' is.";
        return (predictions.Confusion, string.Join('\n', new[] { order.Note, beside }.OfType<string>()), watch.Elapsed.TotalSeconds);
    }

    /// <summary>Null if nothing is called otherwise.</summary>
    private static IReadOnlyDictionary<string, string>? Mapping(string[] pairs)
    {
        try
        {
            return ClassPairs.Read(pairs) is { Count: > 0 } mapping ? mapping : null;
        }
        catch (FormatException fault)
        {
            throw new CommandFailedException($"--class: {fault.Message}", ExitCodes.BadUsage);
        }
    }

    /// <summary>Rows of the head in the file, under whatever prefix; null if it has none of this name.</summary>
    private static int? Logits(StateDict weights, string head) =>
        weights.Names.FirstOrDefault(n => $".{n}".EndsWith($".{head}.weight", StringComparison.Ordinal)) is { } name
        ? (int)weights[name].shape[0] : null;

    /// <param name="Weights">Path of the file.</param>
    /// <param name="Mapping">Class of the data → class of the weights, where they differ.</param>
    private sealed record Request(IBackbone Backbone, string Weights, ILabelledSet Images, DataPart? Part, int Margin,
        IReadOnlyDictionary<string, string>? Mapping);

    private static int[] Part(ILabelledSet images, DataPart? wanted)
    {
        var parts = images.Items.Select(i => i.Part).ToHashSet();
        var part = wanted
            ?? (parts.Contains(DataPart.Test) ? DataPart.Test : parts.Contains(DataPart.Validation) ? DataPart.Validation : DataPart.Whole);
        int[] items = [.. Enumerable.Range(0, images.Items.Count).Where(i => part == DataPart.Whole || images.Items[i].Part == part)];
        return items.Length > 0 ? items
            : throw new CommandFailedException($"'{images.Name}' has no part '{part}'; it has {string.Join(", ", parts)}.");
    }
}
