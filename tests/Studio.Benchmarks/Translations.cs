using System.Diagnostics;
using System.Text.Json;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results.Translating;
using Studio.Learning.Data.Translation;
using Studio.Learning.Tasks.Translating;

namespace Studio.Benchmarks;

/// <summary>BLEU on Multi30k, English to French, with a stated budget; baseline/translation_baseline.py trains the same network in PyTorch
/// with the same settings.</summary>
internal static class Translations
{
    private const int ValidationPairs = 200;

    /// <param name="folder">Multi30k: train, val and test_2016_flickr in .en and .fr.</param>
    /// <param name="pairs">The first ones of the training part.</param>
    public static IEnumerable<string> Run(string folder, int pairs, int epochs, int seeds)
    {
        var (train, validation, test) = (Read(folder, "train"), Read(folder, "val"), Read(folder, "test_2016_flickr"));
        var settings = new TranslationSettings
        {
            Epochs = epochs, BatchSize = 32, HiddenSize = 128, MaxWords = 30, Examples = 0,
            Optimizer = new OptimizerSettings.Adam { LearningRate = 2e-3 },
        };
        for (var seed = 1ul; seed <= (ulong)seeds; seed++)
        {
            var path = Path.Combine(Path.GetTempPath(), $"translation-{Environment.ProcessId}.safetensors");
            var watch = Stopwatch.StartNew();
            var outcome = new TranslationRun(new()
            {
                Train = [.. train.Take(pairs)], Validation = [.. validation.Take(ValidationPairs)], Settings = settings, Seed = seed,
            }, new() { ExportPath = path }).Run().Value;
            using var model = TranslationModel.Open([path], []);
            File.Delete(path);
            var kept = test.Where(p => Fits(p.Source) && Fits(p.Target)).ToArray();
            var score = TranslationEvaluation.Of(model, kept, beam: 1, lengthPenalty: 0).Bleu;
            yield return JsonSerializer.Serialize(new
            {
                workload = "translation",
                side = "studio",
                seed,
                pairs,
                epochs,
                bleu_validation = Math.Round(((BleuFigures)outcome.Epochs[outcome.BestEpoch!.Value].Validation).Bleu, 2),
                bleu_test = Math.Round(score.Score, 2),
                signature = score.Signature,
                seconds = Math.Round(watch.Elapsed.TotalSeconds, 1),
            });
        }

        bool Fits(string sentence) => SentenceWords.Of(sentence, SentenceRule.Words).Length is var words && words > 0
            && words <= settings.MaxWords;
    }

    private static TextPair[] Read(string folder, string part) => [.. File.ReadLines(Path.Combine(folder, $"{part}.en"))
        .Zip(File.ReadLines(Path.Combine(folder, $"{part}.fr")), (english, french) => new TextPair(english, french))];
}
