using Studio.Experiments;
using Studio.Learning.Networks.Generative;
using Studio.Learning.Networks.Generative.Layouts;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Generative.Layouts;

public sealed class LayerTableFinderTests
{
    [Theory]
    [InlineData("dcgan28-mnist-generator.pth", "dcgan28-small", "1 → 3 → 6 → 13 → 28 px", -397.065)]
    [InlineData("dcgan28-mnist-pair-generator.pth", "dcgan28-leaky", "1 → 4 → 7 → 14 → 28 px", -569.274)]
    [InlineData("dcgan32-faces-generator.pt", "dcgan32-faces", "1 → 4 → 4 → 8 → 16 → 32 px", -620.579)]
    [InlineData("dcgan32-anime-generator.pt", "convention", "1 → 4 → 8 → 16 → 32 px", 2097.672)]
    [InlineData("collapsed28-mnist-generator.pth", "dcgan28-normalised", "1 → 4 → 7 → 14 → 28 → 28 px", -144.380)]
    [InlineData("mlpgan-mnist-G--300.ckpt", "convention", "1 → 1 → 1 → 1 px", -0.6971 * 784)]
    public void Find_RealGenerator_DrawsTheMeasuredImageOfLatentsOfZero(string file, string layout, string sides, double sum)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var weights = WeightsFile.Read(SharedFolder.Data($"weights/gan/{file}"));

        var found = LayerTableFinder.Find(weights);
        using var generator = Loaded(found.Table, weights);

        Assert.Equal((layout, sides, true), (found.Layout, found.Table.ToString(), found.Table.IsGenerator));
        Assert.Equal(sum, generator.call(zeros(1, found.Table.LatentCount, 1, 1)).sum().item<float>(), 0.05);
    }

    [Theory]
    [InlineData("dcgan28-mnist-pair-discriminator.pth", "28 → 14 → 7 → 4 → 1 px", 500, 0.111)]
    [InlineData("dcgan64-mnist-netD_epoch_99.pth", "28 → 14 → 7 → 3 → 1 px", 500, 0.371)]
    [InlineData("mlpgan-mnist-D--300.ckpt", "28 → 28 → 28 → 28 px", 10_000, 0.610)]
    public void Find_RealDiscriminatorOfDigits_GivesRealTestImagesTheMeasuredProbability(string file, string sides, int images,
        double probability)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var weights = WeightsFile.Read(SharedFolder.Data($"weights/gan/{file}"));

        var found = LayerTableFinder.Find(weights);
        using var discriminator = Loaded(found.Table, weights);

        Assert.Equal((sides, false), (found.Table.ToString(), found.Table.IsGenerator));
        Assert.Equal(probability, discriminator.call(TestDigits(images)).sigmoid().mean().item<float>(), 0.0006);
    }

    [Theory]
    [InlineData("dcgan32-faces-discriminator.pt", "32 → 16 → 8 → 4 → 2 → 2 px")]
    [InlineData("dcgan32-anime-discriminator.pt", "32 → 16 → 8 → 4 → 4 px")]
    [InlineData("collapsed28-mnist-discriminator.pth", "28 → 28 → 14 → 7 → 4 → 1 px")]
    public void Find_DiscriminatorsOfOtherLayouts_AreRead(string file, string sides)
    {
        using var weights = WeightsFile.Read(SharedFolder.Data($"weights/gan/{file}"));

        var found = LayerTableFinder.Find(weights);
        using var network = Loaded(found.Table, weights);

        Assert.Equal((sides, false), (found.Table.ToString(), found.Table.IsGenerator));
    }

    [Theory]
    [InlineData("dcgan64"), InlineData("dcgan32"), InlineData("dcgan28"), InlineData("dcgan28-small")]
    public void Find_NetworksOfTheCatalogue_GivesTheirOwnTables(string key)
    {
        var networks = Catalog.Find<Dcgan>(key, "DCGAN");
        foreach (var table in new[] { networks.Generator(1, 16), networks.Discriminator(1, 16) })
        {
            using var network = new LayeredNetwork(table);
            using var weights = Weights(network);

            Assert.Equal(table.Rows, LayerTableFinder.Find(weights).Table.Rows);
        }
    }

    [Theory, InlineData("dcgan32-deep", 1, 32), InlineData("dcgan28", 3, 28)]
    public void Find_AGeneratorThatNamesItsNetworksOnly_IsReadAsThese(string key, int channels, int side)
    {
        using var network = Catalog.Find<Dcgan>(key, "DCGAN").BuildGenerator(channels, 8);
        using var weights = new StateDict(new Dictionary<string, string> { ["studio.network"] = key });
        foreach (var (name, value) in network.state_dict())
            weights.Add(name, value.alias());

        var found = LayerTableFinder.Find(weights);

        Assert.Equal(("own", side), (found.Layout, found.Table.Side));
    }

    [Fact]
    public void Find_AnAutoencoder_SaysWhichTensorDoesNotFit()
    {
        using var weights = WeightsFile.Read(SharedFolder.Data("weights/gan/vae-mnist-epoch_25.pth"));

        var fault = Assert.Throws<InvalidDataException>(() => LayerTableFinder.Find(weights));

        Assert.Contains("'fc22.weight' with the shape (20, 400) does not take the 20 channels of 'fc21'", fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Find_FactsOfAnotherNumberOfLayers_NamesTheLayers()
    {
        using var network = new LayeredNetwork(Catalog.Find<Dcgan>("dcgan32", "DCGAN").Generator(1, 16));
        using var weights = Weights(network);

        var fault = Assert.Throws<InvalidDataException>(() =>
            LayerTableFinder.Find(weights, new() { Strides = [1, 2], Paddings = [0, 1] }));

        Assert.Contains("states 2 strides, and there are 4 layers: main.0, main.3, main.6, main.9", fault.Message,
            StringComparison.Ordinal);
    }

    private static LayeredNetwork Loaded(LayerTable table, StateDict weights)
    {
        var network = new LayeredNetwork(table);
        Assert.True(WeightsLoading.Load(network, weights).IsComplete);
        network.eval();
        return network;
    }

    /// <summary>As a run exports them, with the facts beside them.</summary>
    private static StateDict Weights(LayeredNetwork network)
    {
        var facts = StudioJson.Write(LayerTableFinder.Facts(network.Table));
        var weights = new StateDict(new Dictionary<string, string> { [LayerTableFinder.Metadata] = facts });
        foreach (var (name, value) in network.state_dict())
            weights.Add(name, value.alias());
        return weights;
    }

    /// <summary>The first test digits of MNIST, (N, 1, 28, 28) between −1 and 1.</summary>
    private static Tensor TestDigits(int count)
    {
        const int header = 16, pixels = 28 * 28;
        using var file = File.OpenRead(SharedFolder.Data("mnist/t10k-images-idx3-ubyte.gz"));
        using var unpacked = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress);
        var bytes = new byte[header + count * pixels];
        unpacked.ReadExactly(bytes);
        return tensor(bytes[header..].Select(b => b / 127.5f - 1).ToArray(), [count, 1, 28, 28]);
    }
}
