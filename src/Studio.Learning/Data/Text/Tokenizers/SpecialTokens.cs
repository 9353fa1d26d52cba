namespace Studio.Learning.Data.Text.Tokenizers;

/// <summary>Tokens that stand for what plain words cannot say, in the order in which published vocabularies begin.</summary>
/// <remarks>Those of fastai's text models, used by the AWD-LSTM weights of Howard and Ruder, "Universal Language Model Fine-tuning for
/// Text Classification", arXiv:1801.06146.</remarks>
public static class SpecialTokens
{
    /// <summary>A word that the vocabulary lacks.</summary>
    public const string Unknown = "xxunk";

    /// <summary>The same in WikiText and the vocabularies that were made of it.</summary>
    public const string UnknownOfCorpora = "<unk>";

    /// <summary>Behind the end of a text in a batch.</summary>
    public const string Padding = "xxpad";

    /// <summary>Begins a text.</summary>
    public const string Beginning = "xxbos";

    /// <summary>Ends a text; not written by the rules here.</summary>
    public const string End = "xxeos";

    /// <summary>Begins a field of a text with several; not written by the rules here.</summary>
    public const string Field = "xxfld";

    /// <summary>"xxrep 5 o": a character five times.</summary>
    public const string RepeatedCharacter = "xxrep";

    /// <summary>"xxwrep 3 no": a word three times.</summary>
    public const string RepeatedWord = "xxwrep";

    /// <summary>The next word was all in capitals.</summary>
    public const string Upper = "xxup";

    /// <summary>The next word began with a capital.</summary>
    public const string Capitalised = "xxmaj";

    public static IReadOnlyList<string> All { get; } =
        [Unknown, Padding, Beginning, End, Field, RepeatedCharacter, RepeatedWord, Upper, Capitalised];
}
