using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Weights.LanguageModels;
using Studio.Runtime.Link;

namespace Studio.Worker.Answering;

/// <summary>A prompt as a language model reads it.</summary>
/// <param name="Tokens">With the token of the line's beginning, where the model reads line by line.</param>
/// <param name="Shown">Those of the text alone.</param>
/// <param name="Note">What the model does not know; null if it knows all.</param>
internal sealed record WritingPrompt(IReadOnlyList<int> Tokens, IReadOnlyList<int> Shown, string? Note)
{
    private const int MostNamed = 5;

    /// <exception cref="ArgumentException">The prompt is empty or too long, or holds characters that the model does not know.</exception>
    public static WritingPrompt Of(GivenLanguageModel model, InteractiveRequest.Write question)
    {
        if (question.Tokens is < 1 or > InteractiveRequest.Write.MostTokens)
            throw new ArgumentException($"The length is {question.Tokens:N0} tokens. It must be from 1 to "
                + $"{InteractiveRequest.Write.MostTokens:N0}.");
        if (question.Prompt.Length == 0)
            throw new ArgumentException("The prompt is empty. Write the beginning of a text, for example “The ”.");
        if (question.Prompt.Length > InteractiveRequest.Write.LongestPrompt)
            throw new ArgumentException($"The prompt has {question.Prompt.Length:N0} characters. At most "
                + $"{InteractiveRequest.Write.LongestPrompt:N0} are read. Shorten it.");
        var shown = model.Tokenizer.Encode(question.Prompt);
        return new(model.Boundary is { } boundary ? [boundary, .. shown] : shown, shown, Unknown(model.Tokenizer, question.Prompt));
    }

    private static string? Unknown(ITokenizer tokenizer, string prompt)
    {
        string[] pieces = [.. tokenizer.Split(prompt).Where(p => !SpecialTokens.All.Contains(p))];
        string[] unknown = [.. pieces.Where(p => !tokenizer.Has(p))];
        if (unknown.Length == 0)
            return null;
        var names = unknown.Distinct().ToArray();
        return $"{unknown.Length:N0} of {pieces.Length:N0} {tokenizer.Unit} of the prompt are unknown to the model: "
            + $"{string.Join(", ", names.Take(MostNamed).Select(n => $"“{n}”"))}"
            + $"{(names.Length > MostNamed ? $" and {names.Length - MostNamed:N0} more" : "")}. It reads each of them as the same unknown "
            + "token.";
    }
}
