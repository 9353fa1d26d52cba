using System.CommandLine;
using Spectre.Console;
using Studio.Cli.Transfer;
using Studio.Cli.Weights;
using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Data.Glyphs;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Transfer;

namespace Studio.Cli.Pretraining;

/// <summary>`studio pretrain`: makes the weights that come with the program, from data that come with the program.</summary>
public static class PretrainCommand
{
    private const string Backbone = "resnet-glyphs";

    public static Command Build()
    {
        var epochs = new Option<int>("--epochs") { Description = "Passes over the source's train part.", DefaultValueFactory = _ => 8 };
        var seed = new Option<ulong>("--seed") { DefaultValueFactory = _ => 1, Description = "Initial weights, order and augmentation." };
        var shuffled = new Option<bool>("--shuffled-labels") { Description = "Trains on labels dealt out at random: a control for what the labels teach." };
        var output = new Option<string>("--out") { DefaultValueFactory = _ => "resnet-glyphs.safetensors", Description = "Where the weights are written." };
        var glyphs = new Command("glyphs", "Trains the bundled ResNet on the Glyphs source.") { epochs, seed, shuffled, output };
        glyphs.SetAction(async (parsed, cancel) =>
        {
            using var source = new GlyphsSource().Open();
            using IImageSet images = parsed.GetValue(shuffled) ? new ShuffledLabels(source, parsed.GetValue(seed)) : source;
            var recipe = new Recipe.FromScratch { Epochs = parsed.GetValue(epochs), BatchSize = 64, Augmentation = new() { PadPixels = 3, ColourJitter = 0.3 } };
            var task = new TransferTask(Catalog.Find<IBackbone>(Backbone, "backbone"), null, images, recipe, parsed.GetValue(seed));
            var control = new TrainingControl();
            await using var stop = cancel.Register(control.Stop);
            var result = await Terminal.On(parsed.InvocationConfiguration.Error).Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(bars =>
                {
                    var display = new RunDisplay(bars, "pretraining");
                    var run = new TransferRun(task) { Emit = display.Show, Control = control, ExportPath = parsed.GetValue(output) };
                    return Task.Factory.StartNew(run.Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                });
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"{result.Accuracy.Estimate:P2} of {result.Parts.Test} test images of the source, {result.Seconds:F0} s, generator {GlyphGenerator.Version}: '{parsed.GetValue(output)}'");
            return ExitCodes.Ok;
        });
        return new("pretrain", "Makes pretrained weights from generated data.") { glyphs };
    }
}
