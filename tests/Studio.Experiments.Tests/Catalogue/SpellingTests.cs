using Studio.Experiments.Catalogue;

namespace Studio.Experiments.Tests.Catalogue;

public sealed class SpellingTests
{
    private static readonly string[] s_keys = ["inception-v3", "resnet18", "resnet50", "squeezenet1-0", "vgg16", "vgg16-bn"];

    [Theory]
    [InlineData("squeezenet1_0", "squeezenet1-0"), InlineData("vgg16_bn", "vgg16-bn"), InlineData("inception_v3", "inception-v3"),
        InlineData("InceptionV3", "inception-v3")]
    [InlineData("resnet50.tv_in1k", "resnet50"), InlineData("ResNet-50", "resnet50"), InlineData("vgg16", "vgg16")]
    public void KeyOf_AnotherSpelling_IsTheKey(string asked, string key) => Assert.Equal(key, Spelling.KeyOf(asked, s_keys));

    [Theory]
    [InlineData("resnet5"), InlineData("densenet121"), InlineData(""), InlineData(".")]
    public void KeyOf_AnotherName_IsNone(string asked) => Assert.Null(Spelling.KeyOf(asked, s_keys));

    [Theory]
    [InlineData("resnet5", "resnet50"), InlineData("restnet18", "resnet18"), InlineData("vgg61", "vgg16"),
        InlineData("squeezenet", "squeezenet1-0")]
    public void Unknown_NearMiss_AsksForTheNearestKey(string asked, string near) =>
        Assert.Contains($"Did you mean '{near}'?", Spelling.Unknown(asked, "backbone", s_keys), StringComparison.Ordinal);

    [Fact]
    public void Unknown_FarFromAll_OnlyListsThem()
    {
        var sentence = Spelling.Unknown("transformer", "backbone", s_keys);

        Assert.DoesNotContain("mean", sentence, StringComparison.Ordinal);
        Assert.Contains("resnet18", sentence, StringComparison.Ordinal);
    }
}
