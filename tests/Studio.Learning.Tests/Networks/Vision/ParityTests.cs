using System.Text.Json;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fixtures;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Vision;

/// <summary>Names, shapes, features and logits equal PyTorch's float64 results to 1e-5 of the largest value.</summary>
public sealed class ParityTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<string, string> Networks => new()
    {
        { "resnet18", "resnet18" }, { "resnet34", "resnet34" }, { "resnet50", "resnet50" }, { "resnet101", "resnet101" }, { "resnet152", "resnet152" },
        { "resnet20-cifar", "cifar_resnet20" }, { "resnet32-cifar", "cifar_resnet32" }, { "resnet56-cifar", "cifar_resnet56" },
    };

    [Theory, MemberData(nameof(Networks))]
    public void StateDict_OfEachBackbone_HasThePublishedNamesAndShapes(string key, string fixture)
    {
        using var scope = NewDisposeScope();
        var expected = Fixture(fixture);
        var network = Build(key);

        var published = expected.GetProperty("manifest").EnumerateArray().Select(r => $"{r[0]} [{string.Join(", ", r[1].EnumerateArray())}]");
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
        var network = Build(key);
        Fill.Network(network, expected.GetProperty("weight_gain").GetDouble());
        network.eval();
        var input = expected.GetProperty("input");
        var images = Fill.Image(input.GetProperty("name").GetString()!, [.. input.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())]);

        AssertDigest(input.GetProperty("check"), images);
        AssertDigest(expected.GetProperty("expected_f64").GetProperty("penultimate"), network.Features(images));
        var logits = network.call(images);
        AssertDigest(expected.GetProperty("expected_f64").GetProperty("logits"), logits);
        var rows = expected.GetProperty("logits_per_image").EnumerateArray().Select(r => r.EnumerateArray().Select(v => v.GetDouble()).ToArray()).ToArray();
        for (var i = 0; i < rows.Length; i++)
            AssertClose(rows[i], logits[i].to(ScalarType.Float64).data<double>().Take(rows[i].Length));
    }

    [Fact]
    public void Forward_Repeated_LeavesNoTensorAlive()
    {
        using var scope = NewDisposeScope();
        var network = Build("resnet20-cifar");
        var images = zeros(2, 3, 32, 32);
        network.call(images).Dispose();
        var before = Tensor.TotalCount;

        for (var i = 0; i < 5; i++)
            network.call(images).Dispose();

        Assert.Equal(before, Tensor.TotalCount);
    }

    private static VisionNetwork Build(string key)
    {
        var backbone = Catalog.Find<IBackbone>(key, "backbone");
        return backbone.Build(backbone.PublishedClassCount);
    }

    private static JsonElement Fixture(string name) => FixtureFile.Json($"vision/{name}.json").RootElement;

    private static void AssertDigest(JsonElement expected, Tensor actual)
    {
        Assert.Equal(expected.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64()), actual.shape);
        var values = actual.to(ScalarType.Float64).contiguous().flatten().data<double>().ToArray();
        AssertClose([.. expected.GetProperty("first").EnumerateArray().Select(v => v.GetDouble())], values);
        var norm = expected.GetProperty("norm").GetDouble();
        Assert.Equal(norm, Math.Sqrt(values.Sum(v => v * v)), norm * Tolerance);
    }

    private static void AssertClose(double[] expected, IEnumerable<double> actual)
    {
        var allowed = Tolerance * Math.Max(1e-3, expected.Max(Math.Abs));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, allowed));
    }
}
