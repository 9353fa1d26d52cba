using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Studio.Cli.Transfer;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Data.Text;
using Studio.Learning.Tasks;
using Studio.Learning.Training;

namespace Studio.Cli.Pretraining;

/// <summary>`studio pretrain reviews`: small language models of words, one with an LSTM and one with a GRU.</summary>
internal static class ReviewModels
{
    private const string Text = "reviews-source-text";
    private const double ValidationShare = 0.05;

    private static LanguageModelSettings Settings(RecurrentKind cell) => new()
    {
        Cell = cell, Epochs = 8, EmbeddingSize = 128, HiddenSize = 128, Dropout = 0.1, Streams = 32, Window = 35, Prompt = "the film",
        Optimizer = new OptimizerSettings.Adam { LearningRate = 3e-3 },
    };

    public static Command Build(Option<ulong> seed)
    {
        var folder =
            new Option<string>("--out") { DefaultValueFactory = _ => ".", Description = "Folder that the weights are written to." };
        var reviews = new Command("reviews", "Trains the bundled language models on unlabelled reviews of films.") { seed, folder };
        reviews.SetAction(async (parsed, cancel) =>
        {
            Directory.CreateDirectory(parsed.GetValue(folder)!);
            foreach (var (cell, name) in new[] { (RecurrentKind.Lstm, "lstm-reviews"), (RecurrentKind.Gru, "gru-reviews") })
            {
                var path = Path.Combine(parsed.GetValue(folder)!, name + ".safetensors");
                var watch = Stopwatch.StartNew();
                var outcome = await TrainedAsync(cell, parsed.GetValue(seed), path, parsed.InvocationConfiguration.Error, cancel);
                HalfSize.Rewrite(path);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"{name}: perplexity {outcome.After.Perplexity:F3} ({outcome.After.BitsPerCharacter:F3} bits per character) on "
                    + $"{outcome.After.Tokens:N0} tokens, {outcome.Tokens} tokens in the vocabulary, "
                    + $"{watch.Elapsed.TotalSeconds:F0} s, {new FileInfo(path).Length:N0} bytes: '{path}'"));
            }
            return ExitCodes.Ok;
        });
        return reviews;
    }

    /// <summary>Each line of the text is a text.</summary>
    private static async Task<LanguageModelOutcome> TrainedAsync(RecurrentKind cell, ulong seed, string path, TextWriter progress,
        CancellationToken cancel)
    {
        var lines = Catalog.Find<ITextDataset>(Text, "text").Read().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return await TrainingRun.RunAsync(control => new LanguageModelRun(new()
        {
            Texts = CorpusParts.Of(lines, ValidationShare), Weights = null, Settings = Settings(cell), Seed = seed,
        }, new() { Control = control, ExportPath = path, Emit = Report }).Run(), cancel);

        void Report(TrainingEvent happened)
        {
            if (happened is TrainingEvent.EpochFinished epoch)
                progress.WriteLine($"Epoch {epoch.Epoch + 1}: {epoch.Validation.Headline()}");
        }
    }
}
