using Studio.Learning.Weights;

namespace Studio.Learning.Data.Published;

/// <summary>Data sets as their publishers keep them, with the checksums that they or PyTorch's torchvision state.</summary>
public sealed class PublishedDatasets : ICatalogFamily<ILabelledDataset>
{
    public IReadOnlyList<ILabelledDataset> Members { get; } =
    [
        new PublishedDataset("cifar10", "CIFAR-10",
            "Colour photos of 32 × 32 pixels in 10 classes: 50,000 to train, 10,000 to test. Krizhevsky, 2009; no formal licence, please cite. 170 MB.",
            [
                new("cifar10", "cifar-10-binary.tar.gz", new("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"))
                {
                    Bytes = 170_052_171, ApproximateBytes = 170_052_171, Md5 = "c32a1d4ab5d03f1284b67883e8d87530",
                    HashPrefix = "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
                },
            ], "cifar-10-batches-bin"),
        new PublishedDataset("fashion-mnist", "Fashion-MNIST",
            "Grey pictures of clothes, 28 × 28 pixels in 10 classes: 60,000 to train, 10,000 to test. Xiao, Rasul and Vollgraf, arXiv:1708.07747; MIT. 31 MB.",
            Idx("fashion-mnist", "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
                "8d4fb7e6c68d591d4c3dfef9ec88bf0d", "25c81989df183df01b3e8a0aad5dffbe", "bef4ecab320f06d8554ea6380940ec79", "bb300cfdad3c16e7a12a480ee83cd310"))
        {
            // As https://github.com/zalandoresearch/fashion-mnist lists them, by label.
            ClassNames = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
        },
        new PublishedDataset("hymenoptera", "Ants and bees",
            "Photos of ants and of bees, 244 to train and 153 to validate: those of PyTorch's tutorial on transfer learning. No licence known, no checksum published. 47 MB.",
            [new("hymenoptera", "hymenoptera_data.zip", new("https://download.pytorch.org/tutorial/hymenoptera_data.zip"))]),
        new PublishedDataset("mnist", "MNIST",
            "Handwritten digits, grey, 28 × 28 pixels: 60,000 to train, 10,000 to test. LeCun, Cortes and Burges, 1998; no formal licence. 12 MB.",
            Idx("mnist", "https://ossci-datasets.s3.amazonaws.com/mnist/",
                "f68b3c2dcbeaaa9fbdd348bbdeb94873", "d53e105ee54ea40749a09fcbcd1e9432", "9fb629c4189551a2d022fa330f9573f3", "ec29112dd5afa0611ce80d1b7f02629c")),
    ];

    private static PublishedFile[] Idx(string key, string address, string trainImages, string trainLabels, string testImages, string testLabels) =>
        [.. new[] { ("train-images-idx3", trainImages), ("train-labels-idx1", trainLabels), ("t10k-images-idx3", testImages), ("t10k-labels-idx1", testLabels) }
            .Select(f => new PublishedFile(key, $"{f.Item1}-ubyte.gz", new($"{address}{f.Item1}-ubyte.gz")) { Md5 = f.Item2 })];
}
