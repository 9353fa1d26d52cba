using Studio.Experiments.Data;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Weights.LanguageModels;

namespace Studio.Cli.LanguageModels;

/// <summary>A text that a person names by its file.</summary>
internal static class TextFile
{
    private const long MaxBytes = 100_000_000;

    /// <exception cref="CommandFailedException">There is no such file, or it is empty, too large or no text.</exception>
    public static string Read(string path)
    {
        if (Directory.Exists(path))
            throw new CommandFailedException($"'{path}' is a folder. Name one text file with --data.", ExitCodes.BadUsage);
        if (!File.Exists(path))
            throw new CommandFailedException($"There is no text file '{path}'. A language model is evaluated on a plain text.",
                ExitCodes.BadUsage);
        var bytes = BoundedFile.Read(path, MaxBytes) ?? throw new CommandFailedException(
            $"'{path}' has more than {MaxBytes / 1_000_000} MB, which is the most that can be read. Use a part of it.");
        var text = TextDecoding.Decode(bytes);
        if (text.AsSpan().Trim().IsEmpty)
            throw new CommandFailedException($"'{path}' is empty. Name a file with text.");
        return text.Contains('\0') ? throw new CommandFailedException($"'{path}' contains NUL characters, so it is no plain text.") : text;
    }

    /// <summary>The text as the vocabulary can read it: with line ends that it has, without a few characters that it lacks.</summary>
    /// <param name="note">What was left out; empty if nothing was.</param>
    /// <exception cref="CommandFailedException">The vocabulary lacks more than 1 % of the text.</exception>
    public static string Fitted(string text, GivenLanguageModel model, out string note)
    {
        var tokenizer = model.Tokenizer;
        var readable = tokenizer.Has("\r") ? text : TextDecoding.WithLineFeeds(text);
        note = "";
        if (tokenizer.Unknown is not null)
            return readable;
        // A model of single lines never reads the line ends.
        string[] pieces = model.Boundary is null ? [readable] : readable.Split('\n');
        var fit = VocabularyFit.Of(tokenizer, pieces);
        if (fit.IsWhole)
            return readable;
        if (fit.Share > ReadableText.MostUnknown)
            throw new CommandFailedException($"The vocabulary does not fit this text. {fit.Sentence} "
                + "Use weights that were trained on such texts, or name their vocabulary with --vocabulary.");
        note = $"{fit.Sentence} They were left out.";
        return string.Join('\n', pieces.Select(p => ReadableText.Known(p, tokenizer)));
    }
}
