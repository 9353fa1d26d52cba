using Studio.Experiments.Recipes;
using Studio.Learning.Networks.Translation;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Translation;

public sealed class TranslationNetworkTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<RecurrentKind> Kinds => [RecurrentKind.Gru, RecurrentKind.Lstm];

    [Theory, MemberData(nameof(Kinds))]
    public void Translate_PaddedBesideALongerSentence_FindsWhatItFindsAlone(RecurrentKind kind)
    {
        using var network = Network(kind);
        int[] lengths = [4, 7, 1];
        var words = randint(2, 20, [3, 7], dtype: ScalarType.Int64);
        foreach (var beam in new[] { 1, 3 })
        {
            var settings = new SearchSettings { Start = 0, End = 1, MaxWords = 8, Beam = beam, LengthPenalty = 0.6 };

            var together = TranslationSearch.Translate(network, words, lengths, settings);
            var alone = lengths.Select((l, n) => TranslationSearch.Translate(network, words.narrow(0, n, 1).narrow(1, 0, l), null, settings)
                .Single()).ToArray();

            Assert.Equal(alone.Select(h => h.Words), together.Select(h => h.Words));
            Assert.All(alone.Zip(together), p => Assert.Equal(p.First.LogProbability, p.Second.LogProbability, 1e-4));
            Assert.All(together.Zip(lengths), p => Assert.All(p.First.Attention, a => Assert.Equal(p.Second, a.Length)));
            Assert.All(together.SelectMany(h => h.Attention), a => Assert.Equal(1, a.Sum(), 1e-5));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Forced_ThenSearched_GivesTheSameProbability(RecurrentKind kind)
    {
        using var network = Network(kind);
        using var guard = no_grad();
        var words = randint(2, 20, [1, 5], dtype: ScalarType.Int64);
        var found = TranslationSearch.Beam(network, words, new() { Start = 0, End = 1, MaxWords = 6, Beam = 4 });

        Assert.All(found, h =>
        {
            long[] all = h.IsEnded ? [.. h.Words, 1] : [.. h.Words];
            var logs = network.Forced(words, null, tensor(all, [1, all.Length]), start: 0).log_softmax(2);
            var sum = logs.gather(2, tensor(all, [1, all.Length, 1])).sum().item<float>();
            Assert.Equal(sum, h.LogProbability, 1e-4);
        });
        Assert.Equal(found.OrderByDescending(h => h.Score), found);
    }

    [Fact]
    public void Beam_LargerLengthPenalty_GivesNoShorterTranslation()
    {
        using var network = Network(RecurrentKind.Gru);
        var words = randint(2, 20, [1, 5], dtype: ScalarType.Int64);
        var settings = new SearchSettings { Start = 0, End = 1, MaxWords = 12, Beam = 4 };

        var lengths = new[] { 0, 1, 3.0 }.Select(p => TranslationSearch.Beam(network, words, settings with { LengthPenalty = p })[0]
            .Words.Count).ToArray();

        Assert.Equal(lengths.Order(), lengths);
    }

    [Fact]
    public void Forced_WithOwnWords_IsWhatSearchSees()
    {
        using var network = Network(RecurrentKind.Gru);
        using var guard = no_grad();
        var words = randint(2, 20, [2, 5], dtype: ScalarType.Int64);
        var targets = randint(2, 18, [2, 6], dtype: ScalarType.Int64);

        var own = network.Forced(words, null, targets, start: 0, isForced: _ => false).argmax(2);
        var found = TranslationSearch.Translate(network, words, null, new() { Start = 0, End = -1, MaxWords = 6 });

        Assert.Equal(found.SelectMany(h => h.Words).Select(w => (long)w), own.data<long>());
    }

    [Fact]
    public void TranslateAndForced_ManyTimes_LeaveNoTensor()
    {
        using var network = Network(RecurrentKind.Lstm);
        var (words, targets) = (randint(2, 20, [3, 7], dtype: ScalarType.Int64), randint(2, 18, [3, 5], dtype: ScalarType.Int64));
        var settings = new SearchSettings { Start = 0, End = 1, MaxWords = 8 };
        var counts = new List<long>();

        for (var i = 0; i < 5; i++)
        {
            TranslationSearch.Translate(network, words, [4, 7, 1], settings);
            TranslationSearch.Translate(network, words, [4, 7, 1], settings with { Beam = 3 });
            network.Forced(words, [4, 7, 1], targets, start: 0).Dispose();
            counts.Add(Tensor.TotalCount);
        }

        Assert.Single(counts.Skip(1).Distinct());
    }

    public void Dispose() => _scope.Dispose();

    private static TranslationNetwork Network(RecurrentKind kind)
    {
        random.manual_seed(7);
        var network = new TranslationNetwork(new(kind, SourceWords: 20, TargetWords: 18, Hidden: 12));
        network.eval();
        return network;
    }
}
