using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Text;
using Studio.Learning.Networks.Text;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Learning.Weights.LanguageModels;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>What a pretrained character model is worth on another author: bits per character on the last 100,000 characters of a text
/// untouched, tuned on its first ones, and trained on these from scratch.</summary>
internal static class LanguageTransfer
{
    private const int Held = 100_000, Steps = 200;
    private static readonly ulong[] s_seeds = [1, 2];

    public static IEnumerable<string> Run(string weights, string textPath, int characters)
    {
        using var given = GivenLanguageModel.Open(weights);
        var text = File.ReadAllText(textPath);
        var corpus = new TokenCorpus(given.Tokenizer, given.Tokenizer.Encode(text[..characters]), given.Tokenizer.Encode(text[^Held..]));
        yield return Line("untouched", 0, Bits(given.Network, corpus));
        foreach (var seed in s_seeds)
        {
            using var tuned = GivenLanguageModel.Open(weights);
            yield return Line("tuned", seed, Trained(tuned.Network, corpus, seed));
            random.manual_seed((long)seed);
            using var scratch = new RecurrentLanguageModel(((RecurrentLanguageModel)given.Network).Shape);
            yield return Line("scratch", seed, Trained(scratch, corpus, seed));
        }
    }

    private static double Trained(LanguageNetwork network, TokenCorpus corpus, ulong seed)
    {
        random.manual_seed((long)seed);
        var settings = new LanguageModellingSettings
        {
            Steps = Steps, Streams = 20, Window = 50, Optimizer = new OptimizerSettings.Adam { LearningRate = 2e-3 }, MaxGradientNorm = 1,
            Sample = new() { Prompt = "The ", Length = 1, Every = Steps },
        };
        using var task = new LanguageModelling(network, corpus, settings);
        new TrainingLoop(task).Run();
        return Bits(network, corpus);
    }

    private static double Bits(LanguageNetwork network, TokenCorpus corpus) =>
        LanguageModelEvaluation.Of(network, corpus.Validation).BitsPerCharacter;

    private static string Line(string start, ulong seed, double bits) => JsonSerializer.Serialize(new
    {
        workload = "language_transfer", start, seed, bits_per_character = Math.Round(bits, 3), steps = start == "untouched" ? 0 : Steps,
    });
}
