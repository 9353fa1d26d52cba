using TorchSharp;
using Studio.Learning;
using Studio.Learning.Networks;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>The vision workloads of the PyTorch baseline, under the same names: what one step does to how many images.</summary>
internal static class Workloads
{
    internal static IReadOnlyDictionary<string, Func<Workload>> All { get; } = new Dictionary<string, Func<Workload>>
    {
        ["resnet18_finetune"] = () => Training("resnet18", 1000, 64, 32, 0.001, 0, isFrozen: false),
        ["resnet18_frozen_naive"] = () => Training("resnet18", 1000, 64, 32, 0.001, 0, isFrozen: true),
        ["resnet20_cifar_train"] = () => Training("resnet20-cifar", 10, 32, 128, 0.1, 1e-4, isFrozen: false),
        ["vgg16_forward"] = () => Forward("vgg16", 1000, 224, 8),
    };

    private static Workload Training(string key, int classes, int side, int batch, double rate, double decay, bool isFrozen)
    {
        var network = Catalog.Find<IBackbone>(key, "backbone").Build(classes);
        network.train(!isFrozen);
        foreach (var (name, parameter) in network.named_parameters())
            parameter.requires_grad = !isFrozen || name.StartsWith(network.HeadPrefix + ".", StringComparison.Ordinal);
        var optimizer = optim.SGD(network.parameters().Where(p => p.requires_grad), rate, momentum: 0.9, weight_decay: decay);
        var (images, labels) = (randn(batch, 3, side, side), randint(0, classes, batch, dtype: ScalarType.Int64));
        return new(batch, () =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(network.call(images), labels).backward();
            optimizer.step();
        });
    }

    private static Workload Forward(string key, int classes, int side, int batch)
    {
        var network = Catalog.Find<IBackbone>(key, "backbone").Build(classes);
        network.eval();
        var images = randn(batch, 3, side, side);
        return new(batch, () =>
        {
            using var scope = NewDisposeScope();
            using var guard = no_grad();
            network.call(images);
        });
    }
}
