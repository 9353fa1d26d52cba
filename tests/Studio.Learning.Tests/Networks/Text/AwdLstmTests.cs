using System.Text.Json;
using Studio.Learning.Networks.Text;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Tests.Networks.Vision;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Text;

/// <summary>The figures of fastai's network computed in float64; the checkpoint has fastai's names.</summary>
public sealed class AwdLstmTests : IDisposable
{
    private const double Tolerance = 2e-5;

    private readonly JsonDocument _json = FixtureFile.Json("recurrent/awd_lstm.json");
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    private JsonElement Expected => _json.RootElement;

    public void Dispose()
    {
        _scope.Dispose();
        _json.Dispose();
    }

    [Fact]
    public void Forward_PublishedNames_GivesLogitsLossAndGradients()
    {
        using var network = Loaded();

        var output = network.call(Tokens("tokens"), null);
        var loss = nn.functional.cross_entropy(output.Logits.flatten(0, 1), Tokens("targets").flatten());
        loss.backward();

        Digest("logits", output.Logits[-1]);
        Digest("logits_all", output.Logits.transpose(0, 1));
        Digest("encoder_output", output.Raw.transpose(0, 1));
        Assert.Equal(Expected.GetProperty("loss").GetDouble(), loss.item<float>(), 1e-5);
        Assert.Equal(Expected.GetProperty("perplexity").GetDouble(), Math.Exp(loss.item<float>()), 1e-3);
        var gradients = network.named_parameters().ToDictionary(p => p.name, p => p.parameter.grad!);
        Assert.Equal(Expected.GetProperty("grads").EnumerateObject().Select(g => g.Name).Order(StringComparer.Ordinal),
            gradients.Keys.Order(StringComparer.Ordinal));
        foreach (var gradient in Expected.GetProperty("grads").EnumerateObject())
            TrainingStepTests.Digest(gradient.Value, gradients[gradient.Name], gradient.Name, 1e-4);
    }

    [Fact]
    public void Forward_InTwoPieces_GivesWhatOnePieceGives()
    {
        using var guard = no_grad();
        using var network = Loaded();
        var (tokens, split) = (Tokens("tokens"), Expected.GetProperty("stateful_two_chunks").GetProperty("split_at").GetInt64());

        var first = network.call(tokens.narrow(0, 0, split), null);
        var second = network.call(tokens.narrow(0, split, tokens.shape[0] - split), first.State);

        TrainingStepTests.Digest(Expected.GetProperty("stateful_two_chunks").GetProperty("logits_last"), second.Logits[-1], "logits_last",
            Tolerance);
    }

    [Fact]
    public void Pooling_OfTheLastLayer_ConcatenatesLastMaximumAndMean()
    {
        using var network = Loaded();
        var output = network.call(Tokens("tokens"), null).Raw.transpose(0, 1);

        TrainingStepTests.Digest(Expected.GetProperty("classifier_concat_pool").GetProperty("value"),
            ConcatPooling.Pool(output, zeros(output.shape[0], output.shape[1], dtype: ScalarType.Bool)), "concat pool", Tolerance);
    }

    [Fact]
    public void WeightDrop_GivenMask_DropsTheRawWeights()
    {
        using var network = Loaded();
        var layer = network.modules().OfType<WeightDropLstm>().First();
        var x = network.state_dict()["0.encoder.weight"][Tokens("tokens")];
        var mask = Kept("wd_mask", layer.Raw.shape);

        var (output, _, _) = layer.Call(x, (zeros(1, 2, 24), zeros(1, 2, 24)), layer.Raw.mul(mask));

        TrainingStepTests.Digest(Expected.GetProperty("weight_drop").GetProperty("output"), output.transpose(0, 1), "weight drop",
            Tolerance);
    }

    [Fact]
    public void LockedDropout_GivenMask_IsTheSameInEachStep()
    {
        using var network = Loaded();
        var output = network.call(Tokens("tokens"), null).Raw;

        TrainingStepTests.Digest(Expected.GetProperty("locked_dropout").GetProperty("output"),
            output.transpose(0, 1).mul(Kept("locked_mask", [2, 1, 16])), "locked dropout", Tolerance);
    }

    [Fact]
    public void Penalties_OfTheLastLayer_EqualActivationAndTemporalRegularisation()
    {
        using var network = Loaded();
        var output = network.call(Tokens("tokens"), null);

        Assert.Equal(Expected.GetProperty("ar_alpha2").GetDouble(), AwdLstm.ActivationPenalty(output, 2).item<float>(), 1e-7);
        Assert.Equal(Expected.GetProperty("tar_beta1").GetDouble(), AwdLstm.TemporalPenalty(output, 1).item<float>(), 1e-8);
    }

    [Fact]
    public void Training_WithAllDropouts_KeepsMeansMasksWholeAndLeavesNoTensor()
    {
        random.manual_seed(5);
        using var network = Loaded(new() { Output = 0.5, Hidden = 0, Input = 0, Embedding = 0, Weight = 0.2 });
        network.train();
        var tokens = Tokens("tokens");
        network.call(tokens, null).Logits.sum().backward();
        var before = Tensor.TotalCount;

        using (NewDisposeScope())
        {
            var output = network.call(tokens, null);
            var isDropped = output.Dropped.eq(zeros(1));
            Assert.True(isDropped[0].equal(isDropped[^1]).all().item<bool>());
            Assert.InRange(isDropped[0].to(ScalarType.Float32).mean().item<float>(), 0.2, 0.8);
            Assert.False(output.Raw.equal(network.call(tokens, null).Raw).all().item<bool>());
            output.Logits.sum().backward();
        }

        // Fewer are left where the collector took some of an earlier test.
        Assert.InRange(Tensor.TotalCount - before, long.MinValue, 0);
    }

    [Fact]
    public void Published_OfTheSmallNetwork_HasTheManifestsNamesAndShapes()
    {
        using var network = Loaded();

        Assert.Equal(Rows("manifest"), AwdLstmKeys.Published(network).Select(t => Row(t.Key, t.Value)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Published_OfWikiText103sShape_HasTheManifestsNamesAndShapes()
    {
        var shape = new AwdLstmShape { Vocabulary = 60000 };
        using var network = new AwdLstm(shape with { Hidden = Hidden("published_manifest_wt103_shape") });

        Assert.Equal(Rows("published_manifest_wt103_shape"),
            AwdLstmKeys.Published(network).Select(t => Row(t.Key, t.Value)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("0.encoder_dp.emb.weight", "0.encoder_with_dropout.embed.weight", "0.rnns.{0}.module.weight_hh_l0_raw")]
    [InlineData("encoder.weight", "encoder_dp.emb.weight", "rnns.{0}.weight_hh_l0_raw")]
    [InlineData("module.0.encoder.weight", "module.0.encoder_dp.emb.weight", "module.0.rnns.{0}.weight_hh_l0_raw")]
    [InlineData("model.0.encoder.weight", "model.0.encoder_dp.emb.weight", "model.0.rnns.{0}.weight_hh_l0")]
    public void Own_NamesOfOtherVersions_LoadTheSameWeights(string embedding, string copy, string recurrent)
    {
        using var network = Loaded();
        using var other = new StateDict();
        foreach (var (name, tensor) in AwdLstmKeys.Published(network)
            .Where(t => !t.Key.EndsWith("e.weight_hh_l0", StringComparison.Ordinal)))
            other.Add(name switch
            {
                "0.encoder.weight" => embedding,
                "0.encoder_dp.emb.weight" => copy,
                _ when name.EndsWith("_raw", StringComparison.Ordinal) => string.Format(recurrent, name[7]),
                _ => name,
            }, tensor.detach().clone());

        using var own = AwdLstmKeys.Own(other);
        using var again = new AwdLstm(AwdLstmKeys.Shape(own));
        WeightsLoading.Load(again, own);

        Assert.True(AwdLstmKeys.Fit(other));
        Assert.All(network.state_dict(), t => Assert.True(t.Value.equal(again.state_dict()[t.Key]).all().item<bool>()));
    }

    [Fact]
    public void Own_UntiedDecoder_IsRefused()
    {
        using var network = Loaded();
        using var other = new StateDict();
        foreach (var (name, tensor) in AwdLstmKeys.Published(network))
            other.Add(name, name == "1.decoder.weight" ? randn_like(tensor) : tensor.detach().clone());

        Assert.Contains("tied", Assert.Throws<InvalidDataException>(() => AwdLstmKeys.Own(other)).Message, StringComparison.Ordinal);
    }

    private static AwdLstm Loaded(AwdDropout? dropout = null)
    {
        using var file = SafeTensors.Read(FixtureFile.Path("recurrent/awd_lstm_small.safetensors"));
        using var own = AwdLstmKeys.Own(file);
        var network = new AwdLstm(AwdLstmKeys.Shape(own), dropout);
        WeightsLoading.Load(network, own);
        network.eval();
        return network;
    }

    private Tensor Tokens(string name) => stack(Expected.GetProperty(name).EnumerateArray()
        .Select(row => tensor(row.EnumerateArray().Select(t => t.GetInt64()).ToArray())), 1);                // (T, N)

    /// <summary>2 where the filling is not negative, else 0: half is dropped.</summary>
    private static Tensor Kept(string name, long[] shape) =>
        Fill.Of(name, shape).ge(zeros(1)).to(ScalarType.Float32).mul(tensor(2f));

    private void Digest(string name, Tensor actual) => TrainingStepTests.Digest(Expected.GetProperty(name), actual, name, Tolerance);

    private IEnumerable<string> Rows(string manifest) => Expected.GetProperty(manifest).EnumerateArray()
        .Select(r => $"{r[0].GetString()} {string.Join(',', r[1].EnumerateArray())}").Order(StringComparer.Ordinal);

    private int Hidden(string manifest) => Expected.GetProperty(manifest).EnumerateArray()
        .Single(r => r[0].GetString() == "0.rnns.0.weight_hh_l0_raw")[1][1].GetInt32();

    private static string Row(string name, Tensor tensor) => $"{name} {string.Join(',', tensor.shape)}";
}
