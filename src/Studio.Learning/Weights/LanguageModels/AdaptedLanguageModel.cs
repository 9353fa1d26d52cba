using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Networks.Text;
using static TorchSharp.torch;

namespace Studio.Learning.Weights.LanguageModels;

/// <summary>A given language model with a row for each word of new texts, ready to be tuned on them.</summary>
/// <remarks>Howard and Ruder, "Universal Language Model Fine-tuning for Text Classification", arXiv:1801.06146, with the rule of their
/// published code: words that the source knows keep their values, new ones begin at the mean of all that it knows. Departure: words of
/// the source that the new texts lack stay.</remarks>
public sealed class AdaptedLanguageModel
{
    private AdaptedLanguageModel(LanguageNetwork network, ITokenizer tokenizer, int added) =>
        (Network, Tokenizer, Added) = (network, tokenizer, added);

    /// <summary>With the source's values and the dropout that was asked for; the caller owns it.</summary>
    public LanguageNetwork Network { get; }

    public ITokenizer Tokenizer { get; }

    /// <summary>Tokens that the source does not know; always 0 of characters.</summary>
    public int Added { get; }

    /// <param name="texts">Of training alone.</param>
    /// <param name="dropout">Of the new network.</param>
    /// <param name="minFrequency">Words that occur less often in the texts get no row.</param>
    /// <param name="maxSize">Most tokens; those of the source all stay.</param>
    public static AdaptedLanguageModel Of(GivenLanguageModel source, IEnumerable<string> texts, AwdDropout dropout, int minFrequency,
        int maxSize)
    {
        var tokenizer = source.Tokenizer is WordTokenizer words ? words.With(texts, minFrequency, maxSize) : source.Tokenizer;
        var network = Made(source.Network, tokenizer.Count, dropout);
        try
        {
            Fill(network, source.Network);
            return new(network, tokenizer, tokenizer.Count - source.Tokenizer.Count);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static LanguageNetwork Made(LanguageNetwork source, int vocabulary, AwdDropout dropout) => source switch
    {
        AwdLstm awd => new AwdLstm(awd.Shape with { Vocabulary = vocabulary }, dropout),
        RecurrentLanguageModel recurrent => new RecurrentLanguageModel(recurrent.Shape with { Vocabulary = vocabulary }, dropout.Hidden),
        TextgenRnn textgen => new TextgenRnn(vocabulary, textgen.EmbeddingSize, textgen.HiddenSize),
        _ => throw new NotSupportedException($"A network of the kind '{source.GetType().Name}' cannot be tuned here."),
    };

    /// <summary>Tensors over the vocabulary have a row a token: those of the source first, then their mean.</summary>
    private static void Fill(LanguageNetwork network, LanguageNetwork source)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var known = source.state_dict();
        foreach (var (name, target) in network.state_dict())
        {
            var values = known[name];
            target.narrow(0, 0, values.shape[0]).copy_(values);
            var added = target.shape[0] - values.shape[0];
            if (added > 0)
                target.narrow(0, values.shape[0], added).copy_(values.mean([0], keepdim: true));
        }
    }
}
