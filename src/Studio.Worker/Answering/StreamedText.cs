using Studio.Learning.Data.Text.Tokenizers;

namespace Studio.Worker.Answering;

/// <summary>The text behind a prompt as it grows token by token. What a later token may still change is held back, for example the
/// marker of a capital.</summary>
internal sealed class StreamedText(ITokenizer tokenizer, IReadOnlyList<int> prompt)
{
    private const char Broken = '\uFFFD';

    private readonly List<int> _tokens = [.. prompt];
    private string _shown = tokenizer.Decode(prompt);

    /// <summary>What was generated.</summary>
    public IReadOnlyList<int> Generated => _tokens[prompt.Count..];

    /// <summary>What the text grows by; empty where that is not known before the next token.</summary>
    public string Add(int token)
    {
        _tokens.Add(token);
        return Growth(tokenizer.Decode(_tokens.SkipLast(Open())).TrimEnd(Broken));
    }

    /// <summary>What was held back.</summary>
    public string End() => Growth(tokenizer.Decode(_tokens));

    private string Growth(string text)
    {
        if (_shown.StartsWith(text, StringComparison.Ordinal))
            return "";
        // A token may have changed what stands before it; the rest still has to come.
        var common = text.AsSpan().CommonPrefixLength(_shown);
        _shown = text;
        return text[common..];
    }

    /// <summary>Tokens at the end that mean nothing without the next.</summary>
    private int Open()
    {
        var open = 0;
        while (true)
            if (Is(open + 1, SpecialTokens.Capitalised, SpecialTokens.Upper, SpecialTokens.RepeatedCharacter, SpecialTokens.RepeatedWord))
                open++;
            // The number of repetitions, before what is repeated.
            else if (Is(open + 2, SpecialTokens.RepeatedCharacter, SpecialTokens.RepeatedWord))
                open += 2;
            else
                return open;
    }

    private bool Is(int fromEnd, params ReadOnlySpan<string> names) =>
        _tokens.Count - prompt.Count >= fromEnd && names.Contains(tokenizer.Name(_tokens[^fromEnd]));
}
