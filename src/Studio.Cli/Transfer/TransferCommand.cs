using System.CommandLine;
using Spectre.Console;
using Studio.Cli.Weights;
using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Data.Splits;
using Studio.Learning.Data.Text;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Training.Memory;
using Studio.Learning.Transfer;
using TorchSharp;

namespace Studio.Cli.Transfer;

/// <summary>`studio transfer`: trains a backbone on new classes with one or several recipes, over one or several seeds.</summary>
public static class TransferCommand
{
    public static Command Build()
    {
        var backbone = new Option<string>("--backbone") { Required = true, Description = "Backbone, for example resnet56-cifar." };
        var weights = new Option<string?>("--weights")
            { Description = "File, or a name from 'studio weights list'; by default the bundled ones; 'none' for random weights." };
        var data = new Option<string>("--data")
            { Required = true, Description = "Folder, zip, CSV, TSV, JSON lines, IDX or CIFAR file, or a name from 'studio data list'." };
        var recipe = new Option<string[]>("--recipe")
            { Description = $"{string.Join(", ", RecipeNames.Kinds)}, or a JSON file with all settings; several are compared.",
                DefaultValueFactory = _ => [RecipeNames.Of(new Recipe.FeatureExtraction())], AllowMultipleArgumentsPerToken = true };
        var labels = new Option<int?>("--labels-per-class") { Description = "Labelled items per class; by default all." };
        var seed = new Option<ulong>("--seed")
            { Description = "Random seed of the label subset, the split, the head and the order in training.",
                DefaultValueFactory = _ => 1 };
        var seeds = new Option<int>("--seeds") { Description = "Number of seeds, counted from --seed.", DefaultValueFactory = _ => 1 };
        var maxSteps = new Option<int?>("--max-steps") { Description = "Maximum number of optimizer steps." };
        var threads = new Option<int?>("--threads") { Description = "Number of CPU threads; by default all cores." };
        var device = DeviceOption.Build();
        var export =
            new Option<string?>("--out") { Description = "Writes the trained network as safetensors with classes and preprocessing." };
        var checkpoint = new Option<string>("--checkpoint")
            { Description = "Checkpoint file that Ctrl-C writes.", DefaultValueFactory = _ => "transfer-checkpoint.safetensors" };
        var resume = new Option<bool>("--resume") { Description = "Resume from the checkpoint." };
        var findRate = new Option<bool>("--find-learning-rate")
            { Description = "Runs a learning-rate range test instead of training, and suggests a rate." };
        var json = new Option<bool>("--json") { Description = "Print only JSON to standard output." };
        labels.AtLeast(1);
        seeds.AtLeast(1);
        maxSteps.AtLeast(1);
        threads.AtLeast(1);
        var command = new Command("transfer", "Trains a pretrained network on new classes.")
            { backbone, weights, data, recipe, labels, seed, seeds, maxSteps, threads, device, export, checkpoint, resume, findRate, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (parsed.GetValue(threads) is { } count)
                torch.set_num_threads(Math.Clamp(count, 1, Environment.ProcessorCount));
            var entry = Catalog.Find<IBackbone>(parsed.GetValue(backbone)!, "backbone");
            var recipes = parsed.GetValue(recipe)!.Select(RecipeNames.Find).ToArray();
            var runs = parsed.GetValue(seeds) * recipes.Length;
            if (runs > 1 && (parsed.GetValue(resume) || parsed.GetValue(export) is not null))
                throw new CommandFailedException("--resume and --out belong to a single run; give one recipe and one seed.",
                    ExitCodes.BadUsage);
            var isRateTest = parsed.GetValue(findRate);
            if (isRateTest && (runs > 1 || parsed.GetValue(resume) || parsed.GetValue(export) is not null))
                throw new CommandFailedException("--find-learning-rate trains nothing: give one recipe and one seed, "
                    + "and neither --resume nor --out.", ExitCodes.BadUsage);
            var file = parsed.GetValue(checkpoint)!;
            var left = new TransferCheckpoints(file);
            if (parsed.GetValue(resume) && !left.Exist)
                throw new CommandFailedException($"There is no checkpoint '{file}' to resume from. Run without --resume first.");
            if (!parsed.GetValue(resume) && !isRateTest)
                left.Remove();
            using var images = Datasets.Open(parsed.GetValue(data)!);
            foreach (var problem in images.Report.Problems)
                await error.WriteLineAsync($"{problem.Item}: {problem.Sentence}");
            var path = Array.TrueForAll(recipes, r => r is Recipe.FromScratch)
                ? null : await WeightsChoice.FindAsync(entry, parsed.GetValue(weights), error, cancel);
            var place = DeviceOption.Open(parsed.GetValue(device));
            var control = new TrainingControl();
            await using var stop = cancel.Register(control.Stop);
            var results = recipes.Select(_ => new List<TransferResult>()).ToArray();
            if (isRateTest)
            {
                var tested = new TransferTask(entry, path, images, recipes[0], parsed.GetValue(seed), parsed.GetValue(labels));
                var ended = await LearningRateReport.RunAsync(tested, place, control, error);
                if (await WithoutResultAsync(ended, "", error) is { } code)
                    return code;
                if (parsed.GetValue(json))
                    await output.WriteLineAsync(LearningRateReport.Json(ended.Value));
                else
                    LearningRateReport.Draw(ended.Value, Terminal.On(output));
                return ExitCodes.Ok;
            }
            for (var s = 0; s < runs / recipes.Length; s++)
                for (var r = 0; r < recipes.Length; r++)
                {
                    var task = new TransferTask(entry, recipes[r] is Recipe.FromScratch ? null : path, images, recipes[r],
                        parsed.GetValue(seed) + (ulong)s, parsed.GetValue(labels), parsed.GetValue(maxSteps));
                    var scope = new RunScope
                    {
                        Control = control,
                        Device = place,
                        Checkpoint = runs == 1 ? new(file) : null,
                        ExportPath = parsed.GetValue(export),
                        Memory = MemoryBudget.OfMachine().For(place),
                    };
                    var ended = await Shown(task, scope, error);
                    if (await WithoutResultAsync(ended, runs == 1 ? $" 'studio transfer … --resume' resumes from '{file}'." : "", error)
                        is { } code)
                        return code;
                    foreach (var problem in ended.Value.Problems)
                        await error.WriteLineAsync($"{problem.Item}: {problem.Sentence}");
                    results[r].Add(ended.Value);
                }
            var baseline = images is ITextSet texts
                ? Enumerable.Range(0, runs / recipes.Length).Select(s => (ulong)s + parsed.GetValue(seed)).Average(s =>
                    BagOfWordsBaseline.TestAccuracy(texts, DataSplit.Of(images.Items, images.Classes.Count, s, parsed.GetValue(labels))))
                : (double?)null;
            if (parsed.GetValue(json))
                await output.WriteLineAsync(TransferJson.Of(results, baseline));
            else
                Draw(results, Terminal.On(output));
            if (baseline is { } accuracy && !parsed.GetValue(json))
                await output.WriteLineAsync($"Bag of words with logistic regression, on the same test set: {accuracy:P1}.");
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>The exit code of a run that was stopped; null if it completed.</summary>
    /// <exception cref="CommandFailedException">It diverged.</exception>
    private static async Task<int?> WithoutResultAsync<T>(RunOutcome<T> ended, string resume, TextWriter error)
    {
        if (ended is RunOutcome<T>.Diverged diverged)
            throw new CommandFailedException(diverged.Sentence);
        if (ended is not RunOutcome<T>.Stopped stopped)
            return null;
        await error.WriteLineAsync(stopped.Sentence + resume);
        return ExitCodes.Stopped;
    }

    /// <summary>The run has its own thread: dispose scopes are bound to one, and bars are drawn beside it.</summary>
    private static Task<RunOutcome<TransferResult>> Shown(TransferTask task, RunScope scope, TextWriter error) =>
        Terminal.On(error).Progress().AutoClear(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(bars =>
            {
                var run = new TransferRun(task,
                    scope with { Emit = new RunDisplay(bars, $"{RecipeNames.Of(task.Recipe)}, seed {task.Seed}").Show });
                return Task.Factory.StartNew(run.Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            });

    private static void Draw(IReadOnlyList<IReadOnlyList<TransferResult>> results, IAnsiConsole console)
    {
        if (results is [[var only]])
            foreach (var table in ResultTables.Of(only))
                console.Write(table);
        else
            console.Write(ResultTables.Of(SeedSummary.Of(results)));
    }
}
