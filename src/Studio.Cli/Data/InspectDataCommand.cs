using System.CommandLine;
using Spectre.Console;
using Studio.Cli.Transfer;
using Studio.Cli.Weights;
using Studio.Experiments.Data;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Data.Glyphs;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Inspection;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Text;
using Studio.Learning.Networks;
using Studio.Learning.Transfer.Features;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Cli.Data;

/// <summary>`studio data inspect`: counts, sizes, copies, leaks and doubtful labels of a data set.</summary>
internal static class InspectDataCommand
{
    private const string Glyphs = "glyphs";

    public static Command Build()
    {
        var data = new Argument<string>("DATA")
            { Description = "Folder, zip, CSV, TSV, JSON lines, IDX or CIFAR file, or a name from 'studio data list'." };
        var backbone =
            new Option<string?>("--backbone") { Description = "Checks labels with the features of this network instead of thumbnails." };
        var weights = new Option<string?>("--weights") { Description = "Weights of the backbone: file or name." };
        var json = new Option<bool>("--json") { Description = "Print only JSON to standard output." };
        var command = new Command("inspect", "Checks a data set: sizes, balance, duplicates, leakage and doubtful labels.")
            { data, backbone, weights, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (parsed.GetValue(data) == Glyphs)
                return await InspectGlyphs(output);
            using var set = Datasets.Open(parsed.GetValue(data)!);
            var entry = parsed.GetValue(backbone) is { } key ? Catalog.Find<IBackbone>(key, "backbone") : null;
            var path = entry is null ? null : await WeightsChoice.FindAsync(entry, parsed.GetValue(weights), error, cancel);
            if (entry is not null && path is null)
                throw new CommandFailedException("A backbone needs weights to check labels. Name them with --weights.", ExitCodes.BadUsage);
            if (OneClass.Sentence($"'{set.Name}'", set.Classes) is { } single)
                await error.WriteLineAsync(single);
            if (entry is not null && set is ITextSet)
                throw new CommandFailedException("The labels of texts are checked by their words. Leave --backbone out.",
                    ExitCodes.BadUsage);
            var found = set is ITextSet texts ? Shown(error, texts, cancel) : Shown(error, Datasets.Images(set), entry, path, cancel);
            if (parsed.GetValue(json))
                await output.WriteLineAsync(InspectionJson.Of(found, set));
            else
                foreach (var part in InspectionTables.Of(found, set))
                    Terminal.On(output).Write(part);
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>The generator as a whole: figures that describe its target, measured now, in minutes.</summary>
    private static async Task<int> InspectGlyphs(TextWriter output)
    {
        await output.WriteLineAsync($"Glyphs generator {GlyphGenerator.Version}, {GlyphGenerator.Digest()}");
        var areWithin = true;
        foreach (var figure in GlyphsFigures.Measure())
        {
            areWithin &= figure.IsWithin;
            await output.WriteLineAsync($"{figure.Name}: {figure.Value:P1} (bounds {figure.Least:P0} to "
                + $"{figure.Most:P1}){(figure.IsWithin ? "" : " OUTSIDE")}");
        }
        return areWithin ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static DataInspection Shown(TextWriter error, ITextSet texts, CancellationToken cancel) =>
        Terminal.On(error).Progress().AutoClear(true).Start(bars =>
        {
            var reading = bars.AddTask("Reading and comparing", maxValue: Math.Max(1, texts.Items.Count));
            return DataInspection.Of(texts, (done, _) => reading.Value = done, cancel);
        });

    private static DataInspection Shown(TextWriter error, IImageSet images, IBackbone? backbone, string? weights,
        CancellationToken cancel) =>
        Terminal.On(error).Progress().AutoClear(true).Start(bars =>
        {
            var decoding = bars.AddTask("Decoding and comparing", maxValue: Math.Max(1, images.Items.Count));
            var found = DataInspection.Of(images, (_, _) => decoding.Increment(1), cancel);
            if (backbone is null || found.Readable.Count == 0)
                return found;
            var judging = bars.AddTask("Features", maxValue: found.Readable.Count);
            using var scope = NewDisposeScope();
            var network = backbone.Build(backbone.PublishedClassCount);
            using (var read = WeightsFile.Read(weights!))
                WeightsLoading.Load(network, read, network.HeadPrefix);
            using var examples = ((ILabelledSet)images).Examples(found.Readable, backbone.Input);
            var features = FeatureCache.Compute(network, examples, progress: (done, _) => judging.Value = done, stop: cancel);  // (1, N, D)
            return found.CheckedBy(features[0], images);
        });
}
