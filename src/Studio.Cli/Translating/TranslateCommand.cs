using System.CommandLine;
using System.Text.Json;
using Studio.Experiments.Data;
using Studio.Learning.Data.Text.Reading;
using Studio.Learning.Tasks.Translating;
using TorchSharp;

namespace Studio.Cli.Translating;

/// <summary>`studio translate`: what a translation network makes of a data set of sentence pairs, or of one sentence.</summary>
public static class TranslateCommand
{
    public static Command Build()
    {
        var weights = new Option<string[]>("--weights")
        {
            Required = true,
            Description = "Weights file of the network, or of its encoder and its decoder, in any order; repeatable.",
        };
        var vocabulary = new Option<string[]>("--vocabulary")
        {
            Description = "Vocabulary (a pickle, or a text with a word in each line), one for each language; by default it is taken from "
                + "the weights or looked for beside them.",
        };
        var data = new Option<string?>("--data")
            { Description = "Sentence pairs: a text with a sentence, a tab and its translation in each line, in either order." };
        var text = new Option<string?>("--text") { Description = "One sentence to translate." };
        var isWhole = new Option<bool>("--all-pairs")
        {
            Description = "For weights of PyTorch's translation tutorial: also scores pairs of kinds that its network was not trained on.",
        };
        var beam = new Option<int>("--beam")
        {
            Description = "Beam width: translations that the search continues at once. 1 searches greedily.",
            DefaultValueFactory = _ => 1,
        };
        beam.Between(1, 100);
        var penalty = new Option<double>("--length-penalty")
            { Description = "Length penalty alpha of a beam search: 0 prefers short translations.", DefaultValueFactory = _ => 0 };
        penalty.Between(0, 5);
        var device = DeviceOption.Build();
        var json = new Option<bool>("--json") { Description = "Print only one line of JSON to standard output." };
        var command = new Command("translate", "Translates a sentence, or measures the BLEU of a translation network on sentence pairs.")
            { weights, vocabulary, data, text, isWhole, beam, penalty, device, json };
        command.SetAction(async (parsed, _) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var (sentence, path) = (parsed.GetValue(text), parsed.GetValue(data));
            if (sentence is null == path is null)
                throw new CommandFailedException("Give either --data with sentence pairs or --text with one sentence.", ExitCodes.BadUsage);
            using var model = TranslationModel.Open(Existing(parsed.GetValue(weights)!, "weights"),
                Existing(parsed.GetValue(vocabulary) ?? [], "vocabulary"));
            model.Network.to(DeviceOption.Open(parsed.GetValue(device)));
            var search = (parsed.GetValue(beam), parsed.GetValue(penalty));
            await (path is null ? SayAsync(model, sentence!, search, parsed.GetValue(json), output)
                : ScoreAsync(model, await PairsAsync(model, path, parsed.GetValue(isWhole), error), search,
                    parsed.GetValue(json), output, error));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static async Task SayAsync(TranslationModel model, string sentence, (int Beam, double Penalty) search, bool isJson,
        TextWriter output)
    {
        var translated = model.Translate([sentence], search.Beam, search.Penalty)[0];
        await output.WriteLineAsync(isJson
            ? JsonSerializer.Serialize(new { text = translated.Text, logProbability = translated.Best.LogProbability })
            : translated.Text);
    }

    private static async Task ScoreAsync(TranslationModel model, Selected selected, (int Beam, double Penalty) search, bool isJson,
        TextWriter output, TextWriter error)
    {
        var (bleu, exact, sentences, pairs, skipped) = TranslationEvaluation.Of(model, selected.Pairs, search.Beam, search.Penalty);
        if (selected.LeftOut > 0)
            await error.WriteLineAsync($"{selected.LeftOut:N0} of {selected.LeftOut + selected.Pairs.Count:N0} pairs are of kinds that the "
                + "network was not trained on (longer than 9 words, or other beginnings than 'i am', 'he is', …); "
                + "--all-pairs scores them, too.");
        if (skipped > 0)
            await error.WriteLineAsync($"{skipped:N0} pairs were left out: their source sentence has a word that the network does not "
                + "know.");
        await output.WriteLineAsync(isJson
            ? JsonSerializer.Serialize(new { bleu = Math.Round(bleu.Score, 4), signature = bleu.Signature, exact, sentences, pairs })
            : $"BLEU {bleu.Score:F2} ({bleu.Signature}), {exact:N0} of {sentences:N0} sentences exact");
    }

    private static async Task<Selected> PairsAsync(TranslationModel model, string path, bool isWhole, TextWriter error)
    {
        var text = ParallelText.Read(Existing([path], "data")[0]);
        foreach (var problem in text.Problems)
            await error.WriteLineAsync($"{problem.Item}: {problem.Sentence}");
        var pairs = model.FromSource(text.Pairs);
        if (isWhole || !TutorialPairs.Concern(model))
            return new(pairs, 0);
        var kept = pairs.Where(TutorialPairs.Has).ToArray();
        return kept.Length > 0 ? new(kept, pairs.Count - kept.Length) : throw new CommandFailedException(
            $"None of the {pairs.Count:N0} pairs is of the kind that the network was trained on; --all-pairs scores them nevertheless.");
    }

    private static string[] Existing(string[] paths, string kind) => [.. paths.Select(p => File.Exists(p) ? p
        : throw new CommandFailedException($"There is no {kind} file '{p}'. Check the path.", ExitCodes.BadUsage))];

    /// <param name="LeftOut">Pairs that are not scored.</param>
    private sealed record Selected(IReadOnlyList<TextPair> Pairs, int LeftOut);
}
