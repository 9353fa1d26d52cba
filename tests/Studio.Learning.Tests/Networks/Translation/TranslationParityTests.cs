using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Learning.Networks.Translation;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Tests.Networks.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Translation;

/// <summary>The encoder–decoder equals the same network in PyTorch: one step, mask, greedy and beam search, loss and gradients.</summary>
public sealed class TranslationParityTests : IDisposable
{
    private const double Tolerance = 1e-5;

    private readonly JsonDocument _json = FixtureFile.Json("recurrent/seq2seq.json");
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly TranslationNetwork _network;
    private readonly Tensor _words;

    public TranslationParityTests()
    {
        _network = new(new(RecurrentKind.Gru, SourceWords: 20, TargetWords: 18, Hidden: 12));
        Fill.Network(_network, 1.5);
        using (no_grad())
            foreach (var (name, scale) in new[]
                { ("encoder.embedding.weight", 1.5), ("decoder.embedding.weight", 1.5), ("decoder.out.weight", 2.0) })
                _network.state_dict()[name].copy_(Fill.Of(name, _network.state_dict()[name].shape, scale));
        _network.eval();
        _words = Whole("src");
    }

    [Fact]
    public void StateDict_Names_AreThePublishedOnes()
    {
        Assert.Equal(Expected("manifest").EnumerateArray().Select(r => r[0].GetString()!).Order(StringComparer.Ordinal),
            _network.state_dict().Keys.Order(StringComparer.Ordinal));
        TrainingStepTests.DigestAll(Expected("weights_check"), _network);
    }

    [Fact]
    public void Step_First_EqualsPyTorch()
    {
        using var guard = no_grad();

        var (source, state) = _network.Encode(_words, null);
        var (output, next, attention) = _network.decoder.Step(zeros(3, 1, dtype: ScalarType.Int64), state, source);

        Digest(Expected("encoder_output"), source.Outputs);
        Digest(Expected("encoder_h"), state.H);
        Digest(Expected("step1", "logits"), _network.decoder.Logits(output));
        Digest(Expected("step1", "hidden"), next.H);
        Digest(Expected("step1", "attention"), attention);
    }

    [Fact]
    public void Step_MaskedSource_EqualsPyTorch()
    {
        using var guard = no_grad();
        var (source, state) = _network.Encode(_words, null);
        // The fixture masks the attention alone: the encoder has read all words.
        var masked = source with { Padding = Whole("step1_masked", "mask").logical_not() };

        var (output, _, attention) = _network.decoder.Step(zeros(3, 1, dtype: ScalarType.Int64), state, masked);

        Digest(Expected("step1_masked", "logits"), _network.decoder.Logits(output));
        Digest(Expected("step1_masked", "attention"), attention);
    }

    [Fact]
    public void Translate_Greedily_EqualsPyTorchUpToTheEndMark()
    {
        var expected = Expected("greedy_tokens_10_steps").EnumerateArray()
            .Select(s => s.EnumerateArray().Select(t => t.GetInt32()).TakeWhile(t => t != 1));

        var found = TranslationSearch.Translate(_network, _words, null, new() { Start = 0, End = 1, MaxWords = 10 });

        Assert.Equal(expected, found.Select(h => h.Words));
        Assert.Equal([true, false, false], found.Select(h => h.IsEnded));
        Digest(Expected("greedy_attention_step5"), stack([.. found.Select(h => tensor(h.Attention[4], [1, 8]))]));
    }

    [Fact]
    public void Forced_LossAndGradients_EqualPyTorch()
    {
        var targets = Whole("teacher_forced", "targets");

        var logits = _network.Forced(_words, null, targets, start: 0);
        var loss = nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten());
        loss.backward();

        Assert.Equal(Expected("teacher_forced", "loss_mean").GetDouble(), loss.item<float>(), 1e-5);
        var gradients = _network.named_parameters().ToDictionary(p => p.name, p => p.parameter.grad!);
        foreach (var expected in Expected("teacher_forced", "grads").EnumerateObject())
            if (expected.Name != "decoder.attention.Va.bias")
                TrainingStepTests.Digest(expected.Value, gradients[expected.Name], expected.Name, Tolerance);
        // A number that is added to all scores changes no weight.
        Assert.Equal(0, gradients["decoder.attention.Va.bias"].item<float>(), 1e-6);
    }

    [Fact]
    public void Beam_OfThree_EqualsPyTorch()
    {
        var found = TranslationSearch.Beam(_network, _words.narrow(0, 0, 1), new() { Start = 0, End = 1, MaxWords = 6, Beam = 3 });

        var expected = Expected("beam3_sentence0").EnumerateArray().ToArray();
        Assert.Equal(expected.Select(e => e.GetProperty("tokens").EnumerateArray().Select(t => t.GetInt32())), found.Select(h => h.Words));
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.GetProperty("score").GetDouble(), pair.Second.Score, 1e-4));
    }

    public void Dispose()
    {
        _network.Dispose();
        _scope.Dispose();
        _json.Dispose();
    }

    private static void Digest(JsonElement expected, Tensor actual) =>
        TrainingStepTests.Digest(expected, actual, "tensor", Tolerance);

    private JsonElement Expected(params string[] path) => path.Aggregate(_json.RootElement, (e, name) => e.GetProperty(name));

    private Tensor Whole(params string[] path)
    {
        var rows = Expected(path).EnumerateArray().Select(r => r.EnumerateArray().Select(v => v.GetInt64()).ToArray()).ToArray();
        return tensor(rows.SelectMany(r => r).ToArray(), [rows.Length, rows[0].Length]);
    }
}
