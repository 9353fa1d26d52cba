using System.Globalization;
using Studio.Experiments.Data;
using Studio.Learning.Data.Translation;
using Studio.Learning.Networks.Translation;
using Studio.Learning.Weights.Formats;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks.Translating;

/// <summary>A translation network with its vocabularies: sentences to sentences. It owns the network.</summary>
public sealed class TranslationModel(TranslationNetwork network, SentenceVocabulary source, SentenceVocabulary target, int maxWords)
    : IDisposable
{
    private const int BatchSize = 64;

    /// <summary>The longest translations of PyTorch's tutorial, whose weights do not say it.</summary>
    private const int WordsOfTutorial = 10;

    private const int MostWords = 10_000;

    private const string SourceKey = "studio.translation.source", TargetKey = "studio.translation.target",
        MaxKey = "studio.translation.max-words", RuleKey = "studio.translation.rules";

    public TranslationNetwork Network { get; } = network;

    public SentenceVocabulary Source { get; } = source;

    public SentenceVocabulary Target { get; } = target;

    /// <summary>The longest translation that is searched for, its end mark included.</summary>
    public int MaxWords { get; } = maxWords;

    /// <param name="weights">A file with the whole network, or an encoder and a decoder in any order.</param>
    /// <param name="vocabularies">Their files; without any they are taken from the weights, or looked for beside them.</param>
    /// <exception cref="InvalidDataException">The weights are no encoder and decoder that fit each other, or a vocabulary does not fit or
    /// is missing.</exception>
    /// <exception cref="WeightsFormatException">A file cannot be read.</exception>
    public static TranslationModel Open(IReadOnlyList<string> weights, IReadOnlyList<string> vocabularies)
    {
        var (network, metadata) = TranslationWeights.Open(weights);
        try
        {
            if (vocabularies.Count == 0 && metadata.TryGetValue(SourceKey, out var source)
                && metadata.TryGetValue(TargetKey, out var target))
            {
                SentenceRule[] rules = [.. (metadata.GetValueOrDefault(RuleKey) ?? nameof(SentenceRule.Words)).Split(' ').Select(Rule)];
                return new(network, Listed(source, rules[0], network.Shape.SourceWords),
                    Listed(target, rules[^1], network.Shape.TargetWords), Longest(metadata.GetValueOrDefault(MaxKey)));
            }
            var (sources, targets) = vocabularies.Count > 0 ? TranslationVocabularies.Of(network.Shape, vocabularies)
                : TranslationVocabularies.Beside(network.Shape, weights);
            return new(network, sources, targets, WordsOfTutorial);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Writes all that <see cref="Open"/> needs into one safetensors file.</summary>
    public void Write(string path) => SafeTensors.Write(path, Network.state_dict(), new Dictionary<string, string>
    {
        [SourceKey] = string.Join('\n', Source.Words), [TargetKey] = string.Join('\n', Target.Words), [MaxKey] = MaxWords.ToString(),
        [RuleKey] = $"{Source.Rule} {Target.Rule}",
    });

    /// <summary>The best translation of each sentence. The network is left in evaluation mode.</summary>
    /// <param name="beam">Translations that the search continues at once, from 1.</param>
    /// <exception cref="ArgumentException">A sentence is empty, or has words that the network does not know.</exception>
    public IReadOnlyList<Translated> Translate(IReadOnlyList<string> sentences, int beam = 1, double lengthPenalty = 0)
    {
        using var scope = NewDisposeScope();
        Network.eval();
        var settings = new SearchSettings
            { Start = Target.Start, End = Target.End, MaxWords = MaxWords, Beam = beam, LengthPenalty = lengthPenalty };
        var encoded = sentences.Select(Encode).ToArray();
        var found = new Translated[sentences.Count];
        // Sentences of like length side by side have little padding.
        foreach (var batch in Enumerable.Range(0, sentences.Count).OrderBy(i => encoded[i].Length).Chunk(BatchSize))
        {
            var words = SentenceBatch.Words([.. batch.Select(i => encoded[i])], Source.End, Network.parameters().First().device);
            using (words)
                foreach (var (i, best) in batch.Zip(TranslationSearch.Translate(Network, words, [.. batch.Select(i => encoded[i].Length)],
                    settings)))
                    found[i] = new(sentences[i], Target.Decode(best.Words), [.. encoded[i].Select(Source.Name)], best);
        }
        return found;
    }

    /// <summary>Several translations of one sentence by beam search, the best first. The network is left in evaluation mode.</summary>
    /// <exception cref="ArgumentException">The sentence is empty, or has words that the network does not know.</exception>
    public IReadOnlyList<Translated> Alternatives(string sentence, int count)
    {
        using var scope = NewDisposeScope();
        Network.eval();
        var encoded = Encode(sentence);
        var words = SentenceBatch.Words([encoded], Source.End, Network.parameters().First().device);
        return [.. TranslationSearch.Beam(Network, words, new()
            { Start = Target.Start, End = Target.End, MaxWords = MaxWords, Beam = Math.Min(count, Target.Count) })
            .Select(h => new Translated(sentence, Target.Decode(h.Words), [.. encoded.Select(Source.Name)], h))];
    }

    /// <summary>Whether a network can be trained and validated on the pair: both sides have a word, none has more than
    /// <see cref="MaxWords"/> with its end mark, and a vocabulary without a sign for unknown words has all of its words.</summary>
    public bool Fits(TextPair pair) => EncodedPair.Of(pair, this) is not null;

    /// <summary>The pairs with the language first whose words the network reads; data sets have either order.</summary>
    public IReadOnlyList<TextPair> FromSource(IReadOnlyList<TextPair> pairs)
    {
        long Known(Func<TextPair, string> side) => pairs.Sum(p => Source.Split(side(p)).Count(Source.Has));
        return Known(p => p.Source) >= Known(p => p.Target) ? pairs
            : [.. pairs.Select(p => p with { Source = p.Target, Target = p.Source })];
    }

    public void Dispose() => Network.Dispose();

    private int[] Encode(string sentence) => Source.Encode(sentence) is { Length: > 0 } words ? [.. words, Source.End]
        : throw new ArgumentException($"'{sentence}' holds no word; give a sentence to translate.");

    private static SentenceVocabulary Listed(string words, SentenceRule rule, int count)
    {
        var listed = words.Split('\n');
        if (listed.Length != count)
            throw new InvalidDataException($"The vocabulary in the weights has {listed.Length:N0} words, the network {count:N0}; the file "
                + "is damaged.");
        try
        {
            return new(listed, rule);
        }
        catch (ArgumentException fault)
        {
            throw new InvalidDataException($"The vocabulary in the weights is damaged: {fault.Message}", fault);
        }
    }

    private static SentenceRule Rule(string name) => Enum.TryParse<SentenceRule>(name, out var rule) && Enum.IsDefined(rule) ? rule
        : throw new InvalidDataException($"The weights name the rule '{name}' for sentences; known are "
            + $"{string.Join(" and ", Enum.GetNames<SentenceRule>())}. Use a newer version of this program.");

    private static int Longest(string? words) => words is null ? WordsOfTutorial
        : int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is > 0 and <= MostWords ? most
        : throw new InvalidDataException($"The weights state '{words}' as their longest translation; a number from 1 to {MostWords:N0} was "
            + "expected. The file is damaged.");
}
