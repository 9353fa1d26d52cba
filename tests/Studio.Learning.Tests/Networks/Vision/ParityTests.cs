using System.Text.Json;
using Studio.Learning.Networks;
using Studio.Learning.Networks.Vision;
using Studio.Learning.Tests.Fixtures;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Vision;

/// <summary>Names, shapes, features and logits equal PyTorch's float64 results to 1e-5 of the largest value.</summary>
public sealed class ParityTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<string, string> Networks => new()
    {
        { "resnet18", "resnet18" }, { "resnet34", "resnet34" }, { "resnet50", "resnet50" }, { "resnet101", "resnet101" },
        { "resnet152", "resnet152" },
        { "resnet20-cifar", "cifar_resnet20" }, { "resnet32-cifar", "cifar_resnet32" }, { "resnet56-cifar", "cifar_resnet56" },
        { "vgg16", "vgg16" }, { "vgg16-bn", "vgg16_bn" }, { "inception-v3", "inception_v3" },
    };

    [Theory, MemberData(nameof(Networks))]
    public void StateDict_OfEachBackbone_HasThePublishedNamesAndShapes(string key, string fixture)
    {
        using var scope = NewDisposeScope();
        var expected = Fixture(fixture);
        using var network = Build(key);

        var published = expected.GetProperty("manifest").EnumerateArray()
            .Select(r => $"{r[0]} [{string.Join(", ", r[1].EnumerateArray())}]");
        var ours = network.state_dict().Select(t => $"{t.Key} [{string.Join(", ", t.Value.shape)}]");

        // Here buffers follow all parameters, there each module's own: names and shapes are what a file is loaded by.
        Assert.Equal(published.Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));
        Assert.Equal(expected.GetProperty("parameters").GetInt64(), network.parameters().Sum(p => p.numel()));
    }

    [Theory, MemberData(nameof(Networks))]
    public void Forward_FixtureImages_GivesTheFeaturesAndLogitsOfPyTorch(string key, string fixture)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var expected = Fixture(fixture);
        using var network = Build(key);
        Fill.Network(network, expected.GetProperty("weight_gain").GetDouble());
        network.eval();
        var input = expected.GetProperty("input");
        var images =
            Fill.Image(input.GetProperty("name").GetString()!, [.. input.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())]);

        AssertDigest(input.GetProperty("check"), images);
        var maps = Watch(network);
        AssertDigest(expected.GetProperty("expected_f64").GetProperty("penultimate"), network.Features(images));
        var logits = network.call(images);
        foreach (var map in expected.GetProperty("expected_f64").EnumerateObject().Where(m => maps.ContainsKey(m.Name)))
            AssertDigest(map.Value, maps[map.Name]);
        Assert.Equal(expected.GetProperty("expected_f64").EnumerateObject()
            .Count(m => m.Name is not ("penultimate" or "logits" or "aux_logits_eval")),
            expected.GetProperty("expected_f64").EnumerateObject().Count(m => maps.ContainsKey(m.Name)));
        if (network is InceptionV3 inception)
            AssertDigest(expected.GetProperty("expected_f64").GetProperty("aux_logits_eval"),
                inception.LogitsOfBothHeads(images).Auxiliary);
        AssertDigest(expected.GetProperty("expected_f64").GetProperty("logits"), logits);
        var rows = expected.GetProperty("logits_per_image").EnumerateArray()
            .Select(r => r.EnumerateArray().Select(v => v.GetDouble()).ToArray()).ToArray();
        for (var i = 0; i < rows.Length; i++)
            AssertClose(rows[i], logits[i].to(ScalarType.Float64).data<double>().Take(rows[i].Length), rows[i].Max(Math.Abs));
        if (expected.TryGetProperty("top5_per_image", out var top))
            Assert.Equal(top.EnumerateArray().SelectMany(r => r.EnumerateArray()).Select(v => v.GetInt64()),
                logits.topk(5).indexes.flatten().data<long>());
    }

    [Theory]
    [InlineData("vgg11", 132_863_336), InlineData("vgg11-bn", 132_868_840), InlineData("vgg13", 133_047_848),
        InlineData("vgg13-bn", 133_053_736)]
    [InlineData("vgg19", 143_667_240), InlineData("vgg19-bn", 143_678_248), InlineData("squeezenet1-0", 1_248_424),
        InlineData("squeezenet1-1", 1_235_496)]
    [InlineData("resnet44-cifar", 658_586), InlineData("resnet110-cifar", 1_727_962), InlineData("lenet5", 61_706)]
    public void Build_BackboneWithoutFixture_HasThePublishedParameterCount(string key, long published)
    {
        using var scope = NewDisposeScope();
        using var network = Build(key);

        Assert.Equal(published, network.parameters().Sum(p => p.numel()));
    }

    [Fact]
    public void Build_ResNetForGlyphs_FitsInTwoMegabytes()
    {
        using var scope = NewDisposeScope();
        using var network = Build("resnet-glyphs");
        network.eval();

        Assert.InRange(network.state_dict().Values.Sum(t => t.numel() * t.ElementSize), 1, 1_950_000);
        Assert.Equal([2, 128], network.Features(zeros(2, 3, 48, 48)).shape);
    }

    [Fact]
    public void Forward_Repeated_LeavesNoTensorAlive()
    {
        using var scope = NewDisposeScope();
        using var network = Build("resnet20-cifar");
        var images = zeros(2, 3, 32, 32);
        network.call(images).Dispose();
        var before = Tensor.TotalCount;

        for (var i = 0; i < 5; i++)
            network.call(images).Dispose();

        // Finalisers of other tests may lower the count meanwhile; a leak raises it.
        Assert.InRange(Tensor.TotalCount, 0, before);
    }

    /// <summary>Copies of what the named children give, under the fixtures' names for them.</summary>
    private static Dictionary<string, Tensor> Watch(FeatureNetwork network)
    {
        var maps = new Dictionary<string, Tensor>();
        foreach (var (name, child) in network.named_children())
            if (child is nn.Module<Tensor, Tensor> layer)
                layer.register_forward_hook((_, _, y) =>
                {
                    maps[name switch { "conv1" when network is ResNet => "stem_conv", "features" => "pooled", _ => name }] =
                        (name == "features" ? y.flatten(1) : y).clone().DetachFromDisposeScope();
                    return y;
                });
        return maps;
    }

    private static FeatureNetwork Build(string key)
    {
        var backbone = Catalog.Find<IBackbone>(key, "backbone");
        return backbone.Build(backbone.PublishedClassCount);
    }

    private static JsonElement Fixture(string name) => FixtureFile.Json($"vision/{name}.json").RootElement;

    private static void AssertDigest(JsonElement expected, Tensor actual)
    {
        Assert.Equal(expected.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64()), actual.shape);
        var values = actual.to(ScalarType.Float64).contiguous().flatten().data<double>().ToArray();
        var norm = expected.GetProperty("norm").GetDouble();
        Assert.Equal(norm, Math.Sqrt(values.Sum(v => v * v)), norm * Tolerance);
        // The fixture holds only the first values; with the norms equal, the largest of all is ours.
        AssertClose([.. expected.GetProperty("first").EnumerateArray().Select(v => v.GetDouble())], values, values.Max(Math.Abs));
    }

    private static void AssertClose(double[] expected, IEnumerable<double> actual, double largest) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance * largest));
}
