using System.Text.Json;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fixtures;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Vision;

/// <summary>ResNet-18 with a new head for five classes, in float64, against PyTorch: each way of fine-tuning begins
/// from the same weights.</summary>
public sealed class FineTuningTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void FeatureExtraction_FrozenBackbone_TrainsTheHeadAsPyTorchDoes()
    {
        using var scope = NewDisposeScope();
        using var json = FixtureFile.Json("vision/finetune_resnet18.json");
        var expected = json.RootElement.GetProperty("feature_extraction");
        var network = Start(json.RootElement);
        network.eval();
        Open(network, "fc");
        var backbone = network.state_dict()["layer4.1.conv2.weight"].clone();
        using var sgd = optim.SGD(network.parameters().Where(p => p.requires_grad), 0.001, 0.9);

        foreach (var loss in expected.GetProperty("losses").EnumerateArray())
            Step(network, sgd, json.RootElement, loss.GetDouble());

        TrainingStepTests.Digest(expected.GetProperty("fc.weight"), network.state_dict()["fc.weight"], "fc.weight");
        TrainingStepTests.Digest(expected.GetProperty("fc.bias"), network.state_dict()["fc.bias"], "fc.bias");
        Assert.True(backbone.equal(network.state_dict()["layer4.1.conv2.weight"]).all().item<bool>());
    }

    [Fact]
    public void Discriminative_RatePerStage_TrainsAsPyTorchDoes()
    {
        using var scope = NewDisposeScope();
        using var json = FixtureFile.Json("vision/finetune_resnet18.json");
        var expected = json.RootElement.GetProperty("discriminative");
        var network = Start(json.RootElement);
        var rates = expected.GetProperty("lrs").EnumerateArray().Select((_, i) => 0.01 / Math.Pow(2.6, 4 - i)).ToArray();
        string[][] parts = [["conv1", "bn1", "layer1"], ["layer2"], ["layer3"], ["layer4"], ["fc"]];
        using var sgd = new SGD(parts.Zip(rates, (prefixes, rate) => new SGD.ParamGroup
        {
            Parameters = Of(network, prefixes),
            Options = new SGD.Options { LearningRate = rate, InitialLearningRate = rate, momentum = 0.9 },
        }), 0.01, 0.9);

        foreach (var loss in expected.GetProperty("losses").EnumerateArray())
            Step(network, sgd, json.RootElement, loss.GetDouble());

        TrainingStepTests.DigestAll(expected.GetProperty("params"), network);
        TrainingStepTests.DigestAll(expected.GetProperty("buffers"), network);
    }

    [Fact]
    public void GradualUnfreezing_StageByStage_TrainsAsPyTorchDoes()
    {
        using var scope = NewDisposeScope();
        using var json = FixtureFile.Json("vision/finetune_resnet18.json");
        var expected = json.RootElement.GetProperty("gradual_unfreeze");
        var network = Start(json.RootElement);
        network.eval();
        string[][] open = [["fc"], ["layer4", "fc"], ["layer3", "layer4", "fc"]];

        foreach (var (prefixes, loss) in open.Zip(expected.GetProperty("losses").EnumerateArray()))
        {
            Open(network, prefixes);
            // The fixture begins each stage with an optimiser without momentum of its past.
            using var sgd = optim.SGD(network.parameters().Where(p => p.requires_grad), 0.001);
            Step(network, sgd, json.RootElement, loss.GetDouble());
        }

        TrainingStepTests.DigestAll(expected.GetProperty("params"), network);
    }

    private static FeatureNetwork Start(JsonElement fixture) =>
        TrainingStepTests.Network("resnet18", 5, fixture.GetProperty("weight_gain").GetDouble());

    private static IEnumerable<Parameter> Of(FeatureNetwork network, params string[] prefixes) =>
        [.. network.named_parameters().Where(p => new Stage("open", prefixes).Holds(p.name)).Select(p => p.parameter)];

    private static void Open(FeatureNetwork network, params string[] prefixes)
    {
        foreach (var parameter in network.parameters())
            parameter.requires_grad = false;
        foreach (var parameter in Of(network, prefixes))
            parameter.requires_grad = true;
    }

    private static void Step(FeatureNetwork network, optim.Optimizer sgd, JsonElement fixture, double expected)
    {
        using var scope = NewDisposeScope();
        sgd.zero_grad();
        var loss = nn.functional.cross_entropy(network.call(TrainingStepTests.Images(fixture.GetProperty("input"))),
            TrainingStepTests.Labels(fixture));
        loss.backward();
        Assert.Equal(expected, loss.item<double>(), Tolerance * Math.Max(1, expected));
        sgd.step();
    }
}
