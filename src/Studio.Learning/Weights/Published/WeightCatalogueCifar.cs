using Studio.Experiments.Data;

namespace Studio.Learning.Weights.Published;

/// <summary>CIFAR-10 ResNets of github.com/akamaster/pytorch_resnet_cifar10; accuracies from the test errors that
/// its front page states.</summary>
internal sealed class WeightCatalogueCifar : ICatalogFamily<PublishedWeights>
{
    public IReadOnlyList<PublishedWeights> Members { get; } =
    [
        Of(20, "12fca82f", 1_099_231, 91.73),
        Of(32, "d509ac18", 1_890_043, 92.63),
        Of(44, "014dd654", null, 93.10),
        Of(56, "4bfd9763", 3_471_733, 93.39),
        Of(110, "1d1ed7c2", null, 93.68),
    ];

    private static PublishedWeights Of(int layers, string hash, long? bytes, double top1) =>
        new($"resnet{layers}-cifar10", $"resnet{layers}-cifar")
    {
        Source = "CIFAR-10",
        SourceDataset = "cifar10",
        License = "BSD-2-Clause",
        Address = new($"https://raw.githubusercontent.com/akamaster/pytorch_resnet_cifar10/master/pretrained_models/resnet{layers}-"
            + $"{hash}.th"),
        FileName = $"resnet{layers}-{hash}.th",
        HashPrefix = hash,
        Bytes = bytes,
        Top1 = top1,
        Input = Preprocessing.Cifar,
        Classes = ClassList.Cifar10,
    };
}
