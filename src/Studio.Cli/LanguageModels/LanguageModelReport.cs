using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Studio.Experiments.Results;
using Studio.Learning.Networks.Text;
using Studio.Learning.Tasks;
using Studio.Learning.Weights.LanguageModels;
using static TorchSharp.torch;

namespace Studio.Cli.LanguageModels;

/// <summary>`studio evaluate` of a language model: how well it predicts a text.</summary>
internal static class LanguageModelReport
{
    /// <param name="characters">How many of the text's first characters are read; null reads all.</param>
    public static async Task WriteAsync(GivenLanguageModel model, string dataPath, int? characters, bool isJson,
        (TextWriter Output, TextWriter Error) to, CancellationToken cancel)
    {
        var text = TextFile.Fitted(Beginning(TextFile.Read(dataPath), characters), model, out var note);
        if (note.Length > 0)
            await to.Error.WriteLineAsync(note);
        var watch = Stopwatch.StartNew();
        var figures = Figures(model, text, cancel);
        if (!double.IsFinite(figures.Loss))
            throw new CommandFailedException("The outputs of the network are NaN or infinite, so it cannot be evaluated. "
                + "Use an earlier checkpoint.");
        if (figures.Loss > Math.Log(model.Tokenizer.Count))
            await to.Error.WriteLineAsync($"The network predicts this text worse than guessing among its {model.Tokenizer.Count:N0} "
                + $"{model.Tokenizer.Unit} (perplexity {figures.Perplexity:F1}). Either the text differs much from what it was trained on, "
                + $"or its weights are in another order. {RecurrentKeys.GateOrders}");
        await to.Output.WriteLineAsync(isJson
            ? JsonSerializer.Serialize(new { bitsPerCharacter = figures.BitsPerCharacter, perplexity = figures.Perplexity,
                tokens = figures.Tokens })
            : $"{figures.BitsPerCharacter:F3} bits per character, perplexity {figures.Perplexity:F3}, {figures.Tokens:N0} "
                + $"{model.Tokenizer.Unit} in {watch.Elapsed.TotalSeconds:F1} s");
    }

    private static PerplexityFigures Figures(GivenLanguageModel model, string text, CancellationToken cancel)
    {
        using var scope = NewDisposeScope();
        var figures = model.Boundary is { } boundary
            ? LanguageModelEvaluation.OfLines(model.Network,
                text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(model.Tokenizer.Encode), boundary, cancel)
            : LanguageModelEvaluation.Of(model.Network, model.Tokenizer.Encode(text), cancel);
        // Of a model of words, the text's own characters for each predicted word.
        return model.Tokenizer.Unit == "characters" ? figures
            : figures with { CharactersPerToken = text.EnumerateRunes().Count() / (double)figures.Tokens };
    }

    private static string Beginning(string text, int? characters)
    {
        if (characters is not { } most || most >= text.Length)
            return text;
        var first = new StringBuilder();
        foreach (var character in text.EnumerateRunes().Take(most))
            first.Append(character.ToString());
        return first.ToString();
    }
}
