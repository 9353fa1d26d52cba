using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Networks;
using Studio.Learning.Networks.Vision;
using Studio.Learning.Training;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>The workloads of the PyTorch baseline, under the same names, and the training ones of images again in bfloat16: what one step
/// does to how many items.</summary>
internal static class Workloads
{
    internal static IReadOnlyDictionary<string, Func<Workload>> All { get; } = new Dictionary<string, Func<Workload>>
    {
        ["resnet18_finetune"] = () => Training("resnet18", 10, 64, 32, 0.001, 0),
        ["resnet18_frozen_naive"] = () => Training("resnet18", 10, 64, 32, 0.001, 0, isFrozen: true),
        ["resnet20_cifar_train"] = () => Training("resnet20-cifar", 10, 32, 128, 0.1, 1e-4),
        ["vgg16_forward"] = () => Forward("vgg16", 1000, 224, 8),
        ["lstm_lm_step"] = LanguageSpeed.Step,
        ["resnet18_finetune_bf16"] = () => Training("resnet18", 10, 64, 32, 0.001, 0, precision: Precision.BFloat16) with
            { Reference = "resnet18_finetune" },
        ["resnet20_cifar_train_bf16"] = () => Training("resnet20-cifar", 10, 32, 128, 0.1, 1e-4, precision: Precision.BFloat16) with
            { Reference = "resnet20_cifar_train" },
    };

    private static Workload Training(string key, int classes, int side, int batch, double rate, double decay, bool isFrozen = false,
        Precision precision = Precision.Float32)
    {
        var network = Catalog.Find<IBackbone>(key, "backbone").Build(classes);
        network.train(!isFrozen);
        foreach (var (name, parameter) in network.named_parameters())
            parameter.requires_grad = !isFrozen || name.StartsWith(network.HeadPrefix + ".", StringComparison.Ordinal);
        var trained = network.parameters().Where(p => p.requires_grad).ToArray();
        // As the training loop does; nothing ends it, the process measures this workload alone.
        if (isFrozen)
            NormalisationFolding.OfFrozen();
        var optimizer = optim.SGD(trained, rate, momentum: 0.9, weight_decay: decay);
        var (images, labels) = (randn(batch, 3, side, side), randint(0, classes, batch, dtype: ScalarType.Int64));
        return new(batch, () =>
        {
            using var scope = NewDisposeScope();
            foreach (var parameter in trained)
                parameter.grad = null;
            Tensor logits;
            using (AutocastScope.Enter(precision, CPU))
                logits = network.call(images).to(ScalarType.Float32);
            nn.functional.cross_entropy(logits, labels).backward();
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
