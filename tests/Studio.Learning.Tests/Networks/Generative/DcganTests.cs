using System.Text.Json;
using Studio.Learning.Networks.Generative;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Tests.Networks.Vision;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Generative;

public sealed class DcganTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<string, string> Fixtures => new()
    {
        { "dcgan64", "dcgan_64_nc3" }, { "dcgan32", "dcgan_32_nc3" }, { "dcgan32-deep", "dcgan_k1_32_nc3" },
        { "dcgan28", "dcgan_k1_28_nc1" },
    };

    [Theory, MemberData(nameof(Fixtures))]
    public void StateDict_OfBothNetworks_HasThePublishedNamesAndShapes(string key, string fixture)
    {
        using var scope = NewDisposeScope();
        using var json = FixtureFile.Json($"gan/{fixture}.json");
        var (generator, discriminator) = Build(key, json.RootElement);

        Assert.Equal(Manifest(json.RootElement, "manifest_G"), Keys(generator));
        Assert.Equal(Manifest(json.RootElement, "manifest_D"), Keys(discriminator));
    }

    [Theory, MemberData(nameof(Fixtures))]
    public void Forward_FixtureLatentsAndImages_GivesWhatPyTorchGives(string key, string fixture)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var json = FixtureFile.Json($"gan/{fixture}.json");
        var expected = json.RootElement.GetProperty("eval");
        var (generator, discriminator) = Build(key, json.RootElement);
        generator.eval();
        discriminator.eval();

        var drawn = generator.call(Latents(json.RootElement));

        TrainingStepTests.Digest(expected.GetProperty("G(z)"), drawn, "G(z)", Tolerance);
        TrainingStepTests.Digest(expected.GetProperty("D(G(z))"), discriminator.call(drawn).sigmoid(), "D(G(z))", Tolerance);
        TrainingStepTests.Digest(expected.GetProperty("D(real)"), discriminator.call(Real(json.RootElement)).sigmoid(),
            "D(real)", Tolerance);
    }

    [Fact]
    public void Forward_PublishedDigitGenerator_DrawsTheMeasuredDigits()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var generator = Catalog.Find<Dcgan>("dcgan28-small", "DCGAN").BuildGenerator(1, 64);
        using var weights = WeightsFile.Read(SharedFolder.Data("weights/gan/dcgan28-mnist-generator.pth"));
        using var samples = SafeTensors.Read(SharedFolder.Data("reference/dcgan28-mnist-samples.safetensors"));

        Assert.True(WeightsLoading.Load(generator, weights).IsComplete);
        generator.eval();

        Assert.InRange((generator.call(samples["z"]) - samples["images"]).abs().max().item<float>(), 0, 1e-5f);
        Assert.Equal(-397.065, generator.call(zeros(1, 64, 1, 1)).sum().item<float>(), 1e-2);
    }

    [Theory]
    [InlineData("dcgan64"), InlineData("dcgan32"), InlineData("dcgan32-deep"), InlineData("dcgan28"), InlineData("dcgan28-small")]
    public void Forward_GreyOrColour_DrawsAndEvaluatesTheStatedSideAndLeavesNoTensor(string key)
    {
        using var scope = NewDisposeScope();
        var networks = Catalog.Find<Dcgan>(key, "DCGAN");
        foreach (var channels in new[] { 1, 3 })
        {
            var (generator, discriminator) = (networks.BuildGenerator(channels, 8), networks.BuildDiscriminator(channels, 8));
            var z = randn(2, networks.LatentCount, 1, 1);
            var before = Tensor.TotalCount;

            using var images = generator.call(z);
            using var logits = discriminator.call(images);

            Assert.Equal([2, channels, networks.SidePixels, networks.SidePixels], images.shape);
            Assert.Equal([2], logits.shape);
            Assert.InRange(Tensor.TotalCount - before, long.MinValue, 2);
        }
    }

    [Fact]
    public void Forward_WrongShapes_SayWhatIsTaken()
    {
        using var scope = NewDisposeScope();
        var networks = Catalog.Find<Dcgan>("dcgan32", "DCGAN");

        var latents = Assert.Throws<ArgumentException>(() => networks.BuildGenerator(1, 8).call(zeros(2, 64, 1, 1)));
        var images = Assert.Throws<ArgumentException>(() => networks.BuildDiscriminator(1, 8).call(zeros(2, 1, 64, 64)));

        Assert.Contains("(N, 100, 1, 1)", latents.Message, StringComparison.Ordinal);
        Assert.Contains("resize", images.Message, StringComparison.Ordinal);
    }

    /// <summary>Both networks of a fixture with its weights.</summary>
    internal static (LayeredNetwork Generator, LayeredNetwork Discriminator) Build(string key, JsonElement fixture)
    {
        var networks = Catalog.Find<Dcgan>(key, "DCGAN");
        var (channels, width) = (fixture.GetProperty("nc").GetInt32(), fixture.GetProperty("ngf").GetInt32());
        Assert.Equal((networks.SidePixels, networks.LatentCount, networks.PublishedWidth),
            (fixture.GetProperty("image_size").GetInt32(), fixture.GetProperty("nz").GetInt32(), width));
        var (generator, discriminator) = (networks.BuildGenerator(channels, width), networks.BuildDiscriminator(channels, width));
        Fill.Network(generator, fixture.GetProperty("gain_G").GetDouble());
        Fill.Network(discriminator, fixture.GetProperty("gain_D").GetDouble());
        return (generator, discriminator);
    }

    internal static Tensor Latents(JsonElement fixture) => Fill.Of("z", Shape(fixture.GetProperty("z")), Math.Sqrt(3));

    internal static Tensor Real(JsonElement fixture) => Fill.Image("real", Shape(fixture.GetProperty("real"))) * 0.5;

    private static long[] Shape(JsonElement element) => [.. element.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())];

    private static IEnumerable<string> Manifest(JsonElement fixture, string name) =>
        fixture.GetProperty(name).EnumerateArray().Select(r => $"{r[0]} [{string.Join(", ", r[1].EnumerateArray())}]")
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Keys(nn.Module network) =>
        network.state_dict().Select(t => $"{t.Key} [{string.Join(", ", t.Value.shape)}]").Order(StringComparer.Ordinal);
}
