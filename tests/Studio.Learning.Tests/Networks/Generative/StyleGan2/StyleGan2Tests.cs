using System.Text.Json;
using Studio.Learning.Networks.Generative.StyleGan2;
using Studio.Learning.Tasks;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Tests.Networks.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Generative.StyleGan2;

public sealed class StyleGan2Tests : IDisposable
{
    private const double Tolerance = 1e-7;

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly JsonDocument _fixture = FixtureFile.Json("gan/stylegan2_32.json");
    private readonly StyleGan2Generator _generator;
    private readonly StyleGan2Discriminator _discriminator;
    private readonly Tensor _z, _real;

    public StyleGan2Tests()
    {
        var shape = new StyleGan2Shape { Side = 32, Style = 64, MappingLayers = 4, Channels = [64, 64, 32, 16] };
        (_generator, _discriminator) = (new(shape), new(shape));
        foreach (var network in new nn.Module[] { _generator, _discriminator })
        {
            FillByRule(network);
            network.to(ScalarType.Float64);
        }
        _z = Fill.Of("z", [4, 64], Math.Sqrt(3)).to(ScalarType.Float64);
        _real = (Fill.Image("real", [4, 3, 32, 32]) * 0.5).to(ScalarType.Float64);
    }

    private JsonElement Expected => _fixture.RootElement;

    [Fact]
    public void StateDict_OfBothNetworks_HasThePublishedNamesAndShapes()
    {
        foreach (var (name, network) in new (string, nn.Module)[] { ("G", _generator), ("D", _discriminator) })
            Assert.Equal(Expected.GetProperty("manifest").GetProperty(name).EnumerateArray()
                    .Select(r => $"{r[0]} [{string.Join(", ", r[1].EnumerateArray())}]").Order(StringComparer.Ordinal),
                network.state_dict().Select(t => $"{t.Key} [{string.Join(", ", t.Value.shape)}]").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("up2_pad21_kernelx4", 2, 1, 2, 1, 4.0)]
    [InlineData("blur_pad11", 1, 1, 1, 1, 1.0)]
    [InlineData("down2_pad11", 1, 1, 1, 2, 1.0)]
    public void Filter_OfAFixture_GivesWhatPyTorchGives(string name, int before, int after, int up, int down, double gain)
    {
        using var guard = no_grad();
        var expected = Expected.GetProperty("upfirdn2d");

        var actual = Resampling.Filter(Fill.Of("blk", [2, 3, 8, 8]).to(ScalarType.Float64), Resampling.Kernel(gain).to(ScalarType.Float64),
            before, after, up, down);

        TrainingStepTests.Digest(expected.GetProperty(name), actual, name, Tolerance);
    }

    [Fact]
    public void Generator_OfTheFixture_MapsAndDrawsWhatPyTorchDraws()
    {
        using var guard = no_grad();
        var expected = Expected.GetProperty("G");
        var w = _generator.Map(_z);
        var styles = _generator.Spread(w);

        TrainingStepTests.Digest(expected.GetProperty("w"), w, "w", Tolerance);
        Digest("image_noise_buffers", styles, NoiseSource.Stored);
        Digest("image_noise_off", styles, NoiseSource.None);
        Digest("image_truncation_0.7_mean_of_batch", _generator.Spread(StyleGan2Generator.Truncate(w, w.mean([0], keepdim: true), 0.7)),
            NoiseSource.Stored);
        Digest("image_style_mix_cut3_with_reversed_batch", cat([styles.narrow(1, 0, 3), styles.flip(0).narrow(1, 3, 5)], 1),
            NoiseSource.Stored);

        void Digest(string name, Tensor from, NoiseSource noise) =>
            TrainingStepTests.Digest(expected.GetProperty(name), _generator.Draw(from, noise), name, Tolerance);
    }

    [Fact]
    public void Discriminator_OfTheFixture_GivesWhatPyTorchGives()
    {
        using var guard = no_grad();
        var expected = Expected.GetProperty("D");
        var inPairs = new StyleGan2Discriminator(_discriminator.Shape with { DeviationGroup = 2 }).to(ScalarType.Float64);
        FillByRule(inPairs);

        Digest("D(real)", _discriminator.call(_real));
        Digest("D(G(z))", _discriminator.call(Fake()));
        Digest("D(real)_group2", inPairs.call(_real));

        void Digest(string name, Tensor logits) =>
            TrainingStepTests.Digest(expected.GetProperty(name), logits.unsqueeze(1), name, Tolerance);
    }

    [Fact]
    public void Backward_OfBothLosses_GivesTheGradientsOfPyTorch()
    {
        var discriminator = nn.functional.softplus(-_discriminator.call(_real)).mean()
            + nn.functional.softplus(_discriminator.call(Fake().detach())).mean();
        discriminator.backward();
        ExpectGradients("d_logistic_loss", discriminator, _discriminator);
        _discriminator.zero_grad();

        var generator = nn.functional.softplus(-_discriminator.call(Fake())).mean();
        generator.backward();
        ExpectGradients("g_nonsaturating_loss", generator, _generator);
    }

    [Fact]
    public void R1_OfRealImages_GivesTheSecondGradientsOfPyTorch()
    {
        var real = _real.clone().requires_grad_();

        var penalty = GradientPenalties.R1(_discriminator.call(real), real);
        var loss = penalty * (10.0 / 2 * 16);
        loss.backward();

        Assert.Equal(Expected.GetProperty("r1").GetProperty("penalty").GetDouble(), penalty.item<double>(), 1e-10);
        ExpectGradients("r1", loss, _discriminator);
    }

    [Fact]
    public void PathLength_OfTheFixture_GivesTheSecondGradientsOfPyTorch()
    {
        var expected = Expected.GetProperty("path_length");
        var styles = _generator.Spread(_generator.Map(_z)).contiguous();
        var noise = Fill.Of("pl_noise", [4, 3, 32, 32], Math.Sqrt(3)).to(ScalarType.Float64);

        var (penalty, mean) = GradientPenalties.PathLength(_generator.Draw(styles, NoiseSource.Stored), styles, noise,
            tensor(0.5, ScalarType.Float64));
        var loss = penalty * (2.0 * 4);
        loss.backward();

        Assert.Equal(expected.GetProperty("mean_path_after").GetDouble(), mean.item<double>(), 1e-9);
        ExpectGradients("path_length", loss, _generator);
    }

    [Fact]
    public void Draw_AgainAndAgain_LeavesNoTensor()
    {
        using var guard = no_grad();
        _generator.call(_z).Dispose();
        var before = Tensor.TotalCount;

        using var images = _generator.call(_z);
        using var logits = _discriminator.call(images);

        Assert.InRange(Tensor.TotalCount - before, long.MinValue, 2);
    }

    [Fact]
    public void Discriminator_BatchThatIsNoMultipleOfTheGroup_SaysSo()
    {
        var fault = Assert.Throws<ArgumentException>(() => _discriminator.call(zeros(6, 3, 32, 32, ScalarType.Float64)));

        Assert.Contains("6 images are no multiple of 4", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _scope.Dispose();
        _fixture.Dispose();
    }

    private Tensor Fake() => _generator.Draw(_generator.Spread(_generator.Map(_z)), NoiseSource.Stored);

    private void ExpectGradients(string name, Tensor loss, nn.Module network)
    {
        var expected = Expected.GetProperty(name);
        var value = (expected.TryGetProperty("loss_value", out var own) ? own : expected.GetProperty("loss")).GetDouble();
        Assert.Equal(value, loss.item<double>(), 1e-7 * Math.Max(1, value));
        var parameters = network.named_parameters().ToDictionary(p => p.name, p => p.parameter);
        foreach (var gradient in expected.GetProperty("grads").EnumerateObject())
            if (gradient.Value.GetProperty("norm").GetDouble() > 0)
                TrainingStepTests.Digest(gradient.Value, parameters[gradient.Name].grad!, $"{name}: {gradient.Name}", 1e-6);
    }

    private static void FillByRule(nn.Module network)
    {
        using var guard = no_grad();
        foreach (var (name, target) in network.state_dict())
            if (!name.EndsWith("kernel", StringComparison.Ordinal))
                target.copy_(ByRule(name, target.shape));
    }

    private static Tensor ByRule(string name, long[] shape) =>
        name.StartsWith("style.", StringComparison.Ordinal)
            ? Fill.Of(name, shape, (name.EndsWith("weight", StringComparison.Ordinal) ? Math.Sqrt(3) : 0.1) / 0.01)
        : name.EndsWith("modulation.bias", StringComparison.Ordinal) ? Fill.Of(name, shape, 0.1, 1)
        : name.EndsWith("bias", StringComparison.Ordinal) || name.EndsWith("noise.weight", StringComparison.Ordinal)
            ? Fill.Of(name, shape, 0.1)
        : Fill.Of(name, shape, Math.Sqrt(3));
}
