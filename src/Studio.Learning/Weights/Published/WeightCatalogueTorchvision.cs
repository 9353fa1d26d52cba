using Studio.Experiments.Data;

namespace Studio.Learning.Weights.Published;

/// <summary>torchvision's ImageNet weights. Sizes and accuracies are those of its documentation pages; accuracies are
/// those of a single centre crop on ImageNet's validation set.</summary>
internal sealed class WeightCatalogueTorchvision : ICatalogFamily<PublishedWeights>
{
    // Newer ResNet recipes were published with a slightly larger resize.
    private static readonly Preprocessing s_newRecipe = Preprocessing.ImageNet with { ResizeSide = 232 };

    public IReadOnlyList<PublishedWeights> Members { get; } =
    [
        Of("vgg11", "vgg11-8a719046", 506.84, 69.020, 88.628),
        Of("vgg11-bn", "vgg11_bn-6002323d", 506.881, 70.370, 89.810),
        Of("vgg13", "vgg13-19584684", 507.545, 69.928, 89.246),
        Of("vgg13-bn", "vgg13_bn-abd245e5", 507.59, 71.586, 90.374),
        Of("vgg16", "vgg16-397923af", 527.796, 71.592, 90.382),
        Of("vgg16-bn", "vgg16_bn-6c64b313", 527.866, 73.360, 91.516),
        Of("vgg19", "vgg19-dcbb9e9d", 548.051, 72.376, 90.876),
        Of("vgg19-bn", "vgg19_bn-c79401a0", 548.143, 74.218, 91.842),
        Of("resnet18", "resnet18-f37072fd", 44.661, 69.758, 89.078),
        Of("resnet34", "resnet34-b627a593", 83.275, 73.314, 91.420),
        Of("resnet50", "resnet50-0676ba61", 97.781, 76.130, 92.862),
        Of("resnet101", "resnet101-63fe2227", 170.511, 77.374, 93.546),
        Of("resnet152", "resnet152-394f9c45", 230.434, 78.312, 94.046),
        Of("resnet50", "resnet50-11ad3fa6", 97.79, 80.858, 95.434) with { Key = "resnet50-imagenet-v2", Input = s_newRecipe },
        Of("resnet101", "resnet101-cd907fc2", 170.53, 81.886, 95.780) with { Key = "resnet101-imagenet-v2", Input = s_newRecipe },
        Of("resnet152", "resnet152-f82ba261", 230.474, 82.284, 96.002) with { Key = "resnet152-imagenet-v2", Input = s_newRecipe },
        Of("inception-v3", "inception_v3_google-0cc3c7bd", 103.903, 77.294, 93.450) with { Input = Preprocessing.Inception },
        Of("squeezenet1-0", "squeezenet1_0-b66bff10", 4.778, 58.092, 80.420),
        Of("squeezenet1-1", "squeezenet1_1-b8a52dc0", 4.729, 58.178, 80.624),
    ];

    private static PublishedWeights Of(string backbone, string file, double mebibytes, double top1, double top5) =>
        new(backbone + "-imagenet", backbone)
    {
        Source = "ImageNet-1k",
        License = "BSD-3-Clause",
        Address = new($"https://download.pytorch.org/models/{file}.pth"),
        FileName = file + ".pth",
        HashPrefix = file[^8..],
        PublishedMebibytes = mebibytes,
        Top1 = top1,
        Top5 = top5,
        Input = Preprocessing.ImageNet,
        Classes = ClassList.ImageNet,
    };
}
