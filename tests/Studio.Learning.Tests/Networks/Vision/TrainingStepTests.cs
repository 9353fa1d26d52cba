using System.Text.Json;
using Studio.Learning.Networks;
using Studio.Learning.Networks.Vision;
using Studio.Learning.Tests.Fixtures;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Vision;

/// <summary>Up to three SGD steps in train mode, in float64: losses, gradients, parameters and statistics equal PyTorch's.</summary>
public sealed class TrainingStepTests
{
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData("resnet20-cifar", "train_cifar_resnet20", 3)]
    [InlineData("resnet18", "train_resnet18", 3)]
    [InlineData("resnet50", "train_resnet50", 3)]
    [InlineData("vgg16", "train_vgg16", 1)]
    [InlineData("inception-v3", "train_inception_v3", 1)]
    public void Backward_Steps_EqualPyTorch(string key, string fixture, int steps)
    {
        using var threads = new Threads(2);
        using var scope = NewDisposeScope();
        using var json = FixtureFile.Json($"vision/{fixture}.json");
        var expected = json.RootElement;
        using var network = Network(key, expected.GetProperty("num_classes").GetInt32(), expected.GetProperty("weight_gain").GetDouble());
        var images = Images(expected.GetProperty("input"));
        var labels = Labels(expected);
        var rate = expected.GetProperty("optimizer");
        using var sgd = optim.SGD(network.parameters(), rate.GetProperty("lr").GetDouble(), rate.GetProperty("momentum").GetDouble(),
            weight_decay: rate.GetProperty("weight_decay").GetDouble());

        // Momentum and weight decay are the optimiser's: three networks show them, and a step of the two largest takes ten seconds.
        foreach (var step in expected.GetProperty("steps_f64").EnumerateArray().Take(steps))
        {
            using var each = NewDisposeScope();
            sgd.zero_grad();
            var (loss, logits) = Loss(network, images, labels);
            loss.backward();

            Assert.Equal(step.GetProperty("loss").GetDouble(), loss.item<double>(), Tolerance * Math.Max(1, loss.item<double>()));
            Digest(step.GetProperty("logits"), logits, "logits");
            var all = network.named_parameters().ToDictionary(p => p.name, p => (Tensor)p.parameter);
            foreach (var grad in step.GetProperty("grads").EnumerateObject())
                Digest(grad.Value, all[grad.Name].grad!, "gradient of " + grad.Name);
            var total = Math.Sqrt(all.Values.Where(p => p.grad is not null).Sum(p => p.grad!.square().sum().item<double>()));
            Assert.Equal(step.GetProperty("total_grad_norm").GetDouble(), total, Tolerance * total);
            sgd.step();
            DigestAll(step.GetProperty("params_after"), network);
            DigestAll(step.GetProperty("buffers_after"), network);
        }
    }

    /// <summary>The first logits that a network asks the loss of are its head's, not an auxiliary one's.</summary>
    private static (Tensor Loss, Tensor Logits) Loss(FeatureNetwork network, Tensor images, Tensor labels)
    {
        Tensor? first = null;
        var loss = network.TrainingLoss(images, logits =>
        {
            first ??= logits.detach().clone().MoveToOuterDisposeScope();
            return nn.functional.cross_entropy(logits, labels);
        });
        return (loss, first!);
    }

    /// <summary>Dropout off, since its masks cannot be shared; batch normalisation as in training.</summary>
    internal static FeatureNetwork Network(string key, int classCount, double gain)
    {
        var backbone = Catalog.Find<IBackbone>(key, "backbone");
        var network = backbone.Build(classCount);
        network.ReplaceHead(classCount, dropout: 0);
        Fill.Network(network, gain);
        network.to(ScalarType.Float64);
        network.train();
        if (network is Vgg)
            network.named_children().Single(c => c.name == "classifier").module.eval();
        return network;
    }

    internal static Tensor Images(JsonElement input) =>
        Fill.Image(input.GetProperty("name").GetString()!, [.. input.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())])
        .to(ScalarType.Float64);

    internal static Tensor Labels(JsonElement fixture) =>
        tensor(fixture.GetProperty("labels").EnumerateArray().Select(l => l.GetInt64()).ToArray());

    internal static void DigestAll(JsonElement expected, nn.Module network)
    {
        var all = network.state_dict();
        foreach (var tensor in expected.EnumerateObject())
            Digest(tensor.Value, all[tensor.Name], tensor.Name);
    }

    internal static void Digest(JsonElement expected, Tensor actual, string name, double tolerance = Tolerance)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64()), actual.shape);
        var flat = actual.detach().to(ScalarType.Float64).flatten();
        var norm = expected.GetProperty("norm").GetDouble();
        Assert.True(Math.Abs(norm - flat.norm().item<double>()) <= tolerance * Math.Max(norm, 1e-9),
            $"{name}: norm {flat.norm().item<double>()}, expected {norm}");
        var first = (expected.TryGetProperty("first", out var some) ? some : expected.GetProperty("data")).EnumerateArray()
            .Select(v => v.GetDouble()).ToArray();
        var allowed = tolerance * flat.abs().max().item<double>();
        var ours = flat.slice(0, 0, first.Length, 1).cpu().data<double>().ToArray();
        Assert.All(first.Zip(ours),
            pair => Assert.True(Math.Abs(pair.First - pair.Second) <= allowed, $"{name}: {pair.Second}, expected {pair.First}"));
    }

    private sealed class Threads : IDisposable
    {
        private readonly int _before = get_num_threads();

        internal Threads(int count) => set_num_threads(count);

        public void Dispose() => set_num_threads(_before);
    }
}
