using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Weights;

namespace Studio.Learning.Data.Published;

/// <summary>Data sets as their publishers keep them, each file with its SHA-256.</summary>
/// <remarks>No publisher states a SHA-256. That of CIFAR-10 belongs to the archive with the published MD5. Those of MNIST and Fashion-MNIST
/// are the ones of TensorFlow Datasets (url_checksums); MNIST's test files were also computed from files with the published MD5. That of
/// the ants and bees is the one that PyTorch's tutorials check (.jenkins/download_data.py). Those of the texts are stated by DataDeps.jl
/// and by Hugging Face's data sets. The MD5 are the publishers', torchvision's or torchtext's.</remarks>
public sealed class PublishedDatasets : ICatalogFamily<ILabelledDataset>
{
    private static readonly string[] s_idx = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"];

    private const string AgNews = "https://raw.githubusercontent.com/mhjabreel/CharCnn_Keras/master/data/ag_news_csv/";

    public IReadOnlyList<ILabelledDataset> Members { get; } =
    [
        new PublishedDataset("ag-news", "AG News",
            "Titles and first sentences of news in 4 classes: 120,000 to train, 7,600 to test. Zhang, Zhao and LeCun, arXiv:1509.01626; "
                + "for research, not for commercial use. 31 MB.",
            [
                new("ag-news", "train.csv", new($"{AgNews}train.csv"))
                {
                    ApproximateBytes = 29_470_338, Md5 = "b1a00f826fdfbd249f79597b59e1dc12",
                    HashPrefix = "76a0a2d2f92b286371fe4d4044640910a04a803fdd2538e0f3f29a5c6f6b672e",
                },
                new("ag-news", "test.csv", new($"{AgNews}test.csv"))
                {
                    Md5 = "d52ea96a97a2d943681189a97654912d",
                    HashPrefix = "521465c2428ed7f02f8d6db6ffdd4b5447c1c701962353eb2c40d548c3c85699",
                },
            ])
        {
            ClassNames = ["World", "Sports", "Business", "Sci/Tech"], Unit = Tokenization.Unit,
        },
        new PublishedDataset("cifar10", "CIFAR-10",
            "Colour photos of 32 × 32 pixels in 10 classes: 50,000 to train, 10,000 to test. Krizhevsky, 2009; no formal licence, "
                + "please cite. 170 MB.",
            [
                new("cifar10", "cifar-10-binary.tar.gz", new("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"))
                {
                    Bytes = 170_052_171, ApproximateBytes = 170_052_171, Md5 = "c32a1d4ab5d03f1284b67883e8d87530",
                    HashPrefix = "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
                },
            ], "cifar-10-batches-bin"),
        new PublishedDataset("fashion-mnist", "Fashion-MNIST",
            "Grey pictures of clothes, 28 × 28 pixels in 10 classes: 60,000 to train, 10,000 to test. Xiao, Rasul and Vollgraf, "
                + "arXiv:1708.07747; MIT. 31 MB.",
            Idx("fashion-mnist", "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
                ("8d4fb7e6c68d591d4c3dfef9ec88bf0d", "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                ("25c81989df183df01b3e8a0aad5dffbe", "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                ("bef4ecab320f06d8554ea6380940ec79", "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                ("bb300cfdad3c16e7a12a480ee83cd310", "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")))
        {
            // As https://github.com/zalandoresearch/fashion-mnist lists them, by label.
            ClassNames = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
        },
        new PublishedDataset("hymenoptera", "Ants and bees",
            "Photos of ants and of bees, 244 to train and 153 to validate: those of PyTorch's tutorial on transfer learning. "
                + "No licence known. 47 MB.",
            [
                new("hymenoptera", "hymenoptera_data.zip", new("https://download.pytorch.org/tutorial/hymenoptera_data.zip"))
                {
                    ApproximateBytes = 47_286_322, HashPrefix = "fbc41b31d544714d18dd1230b1e2b455e1557766e13e67f9f5a7a23af7c02209",
                },
            ]),
        new PublishedDataset("imdb", "IMDb reviews",
            "Film reviews, positive or negative: 25,000 to train, 25,000 to test. Maas et al., ACL 2011; no formal licence, please cite. "
                + "84 MB.",
            [
                new("imdb", "aclImdb_v1.tar.gz", new("https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz"))
                {
                    ApproximateBytes = 84_125_825, Md5 = "7c2ac02c03563afcf9b574c7e56c153a",
                    HashPrefix = "c40f74a18d3b61f90feba1e17730e0d38e8b97c05fde7008942e91923d1658fe",
                },
            ], "aclImdb")
        {
            Unit = Tokenization.Unit,
        },
        new PublishedDataset("mnist", "MNIST",
            "Handwritten digits, grey, 28 × 28 pixels: 60,000 to train, 10,000 to test. LeCun, Cortes and Burges, 1998; "
                + "no formal licence. 12 MB.",
            Idx("mnist", "https://ossci-datasets.s3.amazonaws.com/mnist/",
                ("f68b3c2dcbeaaa9fbdd348bbdeb94873", "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                ("d53e105ee54ea40749a09fcbcd1e9432", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                ("9fb629c4189551a2d022fa330f9573f3", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                ("ec29112dd5afa0611ce80d1b7f02629c", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"))),
        new PublishedDataset("sst2", "SST-2",
            "Phrases of film reviews, positive or negative: 67,349 to train, 872 to validate. Socher et al., EMNLP 2013, as GLUE has it; "
                + "no formal licence, please cite. Its sentences are among those of rt-polarity. 7 MB.",
            [
                new("sst2", "SST-2.zip", new("https://dl.fbaipublicfiles.com/glue/data/SST-2.zip"))
                {
                    ApproximateBytes = 7_439_277, Md5 = "9f81648d4199384278b86e315dac217c",
                    HashPrefix = "d67e16fb55739c1b32cdce9877596db1c127dc322d93c082281f64057c16deaa",
                },
            ])
        {
            ClassNames = ["negative", "positive"], Unit = Tokenization.Unit,
        },
    ];

    /// <param name="hashes">MD5 and SHA-256 of training images, training labels, test images and test labels.</param>
    private static PublishedFile[] Idx(string key, string address, params (string Md5, string Sha256)[] hashes) =>
        [.. s_idx.Zip(hashes, (name, hash) =>
            new PublishedFile(key, $"{name}-ubyte.gz", new($"{address}{name}-ubyte.gz")) { Md5 = hash.Md5, HashPrefix = hash.Sha256 })];
}
