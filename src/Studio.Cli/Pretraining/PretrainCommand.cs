using System.CommandLine;
using Studio.Cli.Transfer;
using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Data.Glyphs;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Text;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;

namespace Studio.Cli.Pretraining;

/// <summary>`studio pretrain`: makes the weights that come with the program, from data that come with the program.</summary>
public static class PretrainCommand
{
    private const string Backbone = "resnet-glyphs";

    private static Option<ulong> Seed =>
        new("--seed")
        { DefaultValueFactory = _ => 1, Description = "Random seed of the initial weights, the order of the images and augmentation." };

    public static Command Build() =>
        new("pretrain", "Trains pretrained weights on generated data.")
            { Glyphs(), Candidates(), Sentences(), ReviewModels.Build(Seed) };

    private static Command Glyphs()
    {
        var epochs = new Option<int>("--epochs")
            { Description = "Epochs: passes over the training set of the source.", DefaultValueFactory = _ => 8 };
        epochs.AtLeast(1);
        var seed = Seed;
        var shuffled =
            new Option<bool>("--shuffled-labels") { Description = "Trains on shuffled labels: a control for what the labels contribute." };
        var output = new Option<string>("--out")
            { DefaultValueFactory = _ => "resnet-glyphs.safetensors", Description = "File to write the weights to." };
        var glyphs = new Command("glyphs", "Trains the bundled ResNet on the Glyphs source.") { epochs, seed, shuffled, output };
        glyphs.SetAction(async (parsed, cancel) =>
        {
            using var source = Datasets.Images(new GlyphsSource().Open());
            using ILabelledSet images = parsed.GetValue(shuffled) ? new ShuffledLabels(source, parsed.GetValue(seed)) : source;
            var recipe = new Recipe.FromScratch
                { Epochs = parsed.GetValue(epochs), BatchSize = 64, Augmentation = new() { PadPixels = 3, ColourJitter = 0.3 } };
            var task = new TransferTask(Catalog.Find<IBackbone>(Backbone, "backbone"), null, images, recipe, parsed.GetValue(seed));
            await TrainAsync(task, parsed.GetValue(output)!, parsed.InvocationConfiguration, cancel);
            return ExitCodes.Ok;
        });
        return glyphs;
    }

    private static Command Candidates()
    {
        var keys = new Argument<string[]>("keys") { Arity = ArgumentArity.ZeroOrMore,
            Description = $"Weights to train; by default all. There are {string.Join(", ", Candidate.All.Select(c => c.Key))}." };
        keys.AcceptOnlyFromAmong([.. Candidate.All.Select(c => c.Key)]);
        var seed = Seed;
        var folder =
            new Option<string>("--out") { DefaultValueFactory = _ => ".", Description = "Folder that the weights are written to." };
        var candidates = new Command("candidates",
            "Trains the thin backbones of the lesson \"Which backbone?\" on shapes, on textures and on shuffled labels.")
                { keys, seed, folder };
        candidates.SetAction(async (parsed, cancel) =>
        {
            Directory.CreateDirectory(parsed.GetValue(folder)!);
            foreach (var candidate in Candidate.All.Where(c => parsed.GetValue(keys) is not { Length: > 0 } asked || asked.Contains(c.Key)))
            {
                var path = Path.Combine(parsed.GetValue(folder)!, candidate.Key + ".safetensors");
                var task = candidate.Task(parsed.GetValue(seed));
                using var images = task.Data;
                await TrainAsync(task, path, parsed.InvocationConfiguration, cancel);
                HalfSize.Rewrite(path);
            }
            return ExitCodes.Ok;
        });
        return candidates;
    }

    private static Command Sentences()
    {
        var seed = Seed;
        var backbone = new Option<string>("--backbone")
            { DefaultValueFactory = _ => "gru-sentences", Description = "The encoder: gru-sentences or lstm-sentences." };
        var output = new Option<string?>("--out")
            { Description = "Where the weights are written; by default a file of the encoder's name." };
        var sentences = new Command("sentences", "Trains a bundled encoder of sentences on statements.") { backbone, seed, output };
        sentences.SetAction(async (parsed, cancel) =>
        {
            using var source = new SentencesSource().Open();
            var recipe = new Recipe.FromScratch { Epochs = 15, BatchSize = 32 };
            var encoder = Catalog.Find<IBackbone>(parsed.GetValue(backbone)!, "backbone");
            var path = parsed.GetValue(output) ?? $"{encoder.Key}.safetensors";
            await TrainAsync(new(encoder, null, source, recipe, parsed.GetValue(seed)), path, parsed.InvocationConfiguration, cancel);
            HalfSize.Rewrite(path);
            return ExitCodes.Ok;
        });
        return sentences;
    }

    private static async Task TrainAsync(TransferTask task, string path, InvocationConfiguration terminal, CancellationToken cancel)
    {
        var result = await TrainingRun.RunAsync("pretraining", terminal.Error,
            scope => new TransferRun(task, scope with { ExportPath = path }).Run(), cancel);
        await terminal.Output.WriteLineAsync(
            $"{result.Accuracy.Estimate:P2} of {result.Parts.Test} test items of {task.Data.Name}, {result.Seconds:F0} s: '{path}'");
    }
}
