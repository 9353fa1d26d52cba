using Studio.Learning.Data.Text;
using Studio.Learning.Networks;
using Studio.Learning.Networks.Generative;
using static TorchSharp.torch;

namespace Studio.Learning.Tests;

public sealed class CatalogTests
{
    [Fact]
    public void Of_Backbones_AreTheReviewedOnes() => Assert.Equal(
        ["doodlenet", "gru-language-model", "gru-sentences", "gru-words", "inception-v3", "lenet5", "lstm-language-model",
            "lstm-sentences", "lstm-words",
            "resnet-glyphs", "resnet-thin", "resnet101", "resnet110-cifar",
            "resnet152", "resnet18", "resnet20-cifar", "resnet32-cifar", "resnet34", "resnet44-cifar", "resnet50", "resnet56-cifar",
            "squeezenet1-0", "squeezenet1-1", "vgg-thin", "vgg11", "vgg11-bn", "vgg13", "vgg13-bn", "vgg16", "vgg16-bn", "vgg19",
                    "vgg19-bn"],
        Catalog.Of<IBackbone>().Select(b => b.Key));

    [Fact]
    public void Of_Dcgans_AreTheReviewedOnes() =>
        Assert.Equal(["dcgan28", "dcgan28-small", "dcgan32", "dcgan32-deep", "dcgan64"], Catalog.Of<Dcgan>().Select(d => d.Key));

    [Fact]
    public void Of_Texts_AreTheReviewedOnes() =>
        Assert.Equal(["nature-rhymes", "reviews-source-text", "reviews-target-text"], Catalog.Of<ITextDataset>().Select(t => t.Key));

    [Fact]
    public void Find_UnknownKey_ListsThoseThereAre()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Catalog.Find<IBackbone>("resnet19", "backbone"));

        Assert.Contains("Did you mean 'resnet18'?", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("vgg19-bn", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("squeezenet1_0", "squeezenet1-0"), InlineData("vgg16_bn", "vgg16-bn"), InlineData("inception_v3", "inception-v3"),
        InlineData("resnet50.tv_in1k", "resnet50"), InlineData("ResNet18", "resnet18")]
    public void Find_SpellingOfAnotherLibrary_IsTheSameBackbone(string asked, string key) =>
        Assert.Equal(key, Catalog.Find<IBackbone>(asked, "backbone").Key);

    public static TheoryData<string> Backbones => [.. Catalog.Of<IBackbone>().Select(b => b.Key)];

    [Theory]
    [MemberData(nameof(Backbones))]
    public void Stages_OfEachBackbone_StateTheParametersOfTheBuiltNetwork(string key)
    {
        var backbone = Catalog.Find<IBackbone>(key, "backbone");
        using var network = backbone.Build(backbone.PublishedClassCount);
        long Held(Stage stage) => network.named_parameters().Where(p => stage.Holds(p.name)).Sum(p => p.parameter.numel());

        Assert.Equal(backbone.Stages.Select(Held), backbone.Stages.Select(s => s.Parameters));
        Assert.Equal(Held(new("head", [network.HeadPrefix])), backbone.HeadParameters(backbone.PublishedClassCount));
        Assert.Equal(network.parameters().Sum(p => p.numel()),
            backbone.Stages.Sum(s => s.Parameters) + backbone.HeadParameters(backbone.PublishedClassCount));
    }

    [Theory]
    [InlineData("resnet18"), InlineData("resnet20-cifar"), InlineData("vgg-thin"), InlineData("squeezenet1-0"), InlineData("squeezenet1-1")]
    public void ReplaceHead_ThreeClasses_ClassifiesFeaturesOfTheStatedWidth(string key)
    {
        using var scope = NewDisposeScope();
        var backbone = Catalog.Find<IBackbone>(key, "backbone");
        using var network = backbone.Build(backbone.PublishedClassCount);
        network.ReplaceHead(3, dropout: 0.2);
        network.eval();
        var images = zeros(2, 3, 64, 64);

        Assert.Equal([2, backbone.FeatureCount], network.Features(images).shape);
        Assert.Equal([2, 3], network.call(images).shape);
        Assert.Equal([3, backbone.FeatureCount], network.state_dict()[network.HeadPrefix + ".weight"].shape);
        Assert.All(network.named_parameters(),
            p => Assert.True(p.name.StartsWith(network.HeadPrefix, StringComparison.Ordinal)
                || backbone.Stages.Count(s => s.Holds(p.name)) == 1, p.name));
    }

    [Theory]
    [InlineData("lenet5"), InlineData("inception-v3"), InlineData("vgg11"), InlineData("squeezenet1-0"), InlineData("resnet20-cifar")]
    public void ReplaceHead_Twice_LeavesOneHeadOfTheLastSize(string key)
    {
        using var scope = NewDisposeScope();
        var backbone = Catalog.Find<IBackbone>(key, "backbone");
        using var network = backbone.Build(backbone.PublishedClassCount);
        network.ReplaceHead(7, dropout: 0);
        var keys = network.state_dict().Count;
        network.ReplaceHead(3, dropout: 0);

        Assert.Equal([3, backbone.FeatureCount], network.state_dict()[network.HeadPrefix + ".weight"].shape);
        Assert.Equal(keys, network.state_dict().Count);
    }
}
