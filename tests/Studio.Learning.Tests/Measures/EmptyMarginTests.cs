using Studio.Experiments.Data;
using Studio.Learning.Measures;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer;

public sealed class EmptyMarginTests
{
    private static readonly Preprocessing s_preprocessing = new(8, 8, 3, [.5f, .4f, .3f], [.2f, .1f, .5f]);

    /// <summary>An eighth of 8 pixels is one: in a picture of even brightness 28 of 64 lie in it.</summary>
    [Theory]
    [InlineData(0, 28 / 64.0), InlineData(1, 0)]
    public void Of_ImagesWithAndWithoutABlackEdge_SaysWhatShareOfTheBrightnessLiesThere(int black, double expected)
    {
        using var scope = NewDisposeScope();
        var images = zeros(2, 3, 8, 8);
        images.narrow(2, black, 8 - 2 * black).narrow(3, black, 8 - 2 * black).fill_(.6f);

        var margin = EmptyMargin.Of(Normalised(images), s_preprocessing, share: 1 / 8d);

        Assert.Equal(1, margin.Pixels);
        Assert.Equal(expected, margin.Brightness, 1e-6);
    }

    [Fact]
    public void Of_BlackImages_IsNothing()
    {
        using var scope = NewDisposeScope();

        Assert.Equal(0, EmptyMargin.Of(Normalised(zeros(1, 3, 8, 8)), s_preprocessing, share: .2).Brightness, 1e-6);
    }

    private static Tensor Normalised(Tensor images) =>
        (images - tensor(new[] { .5f, .4f, .3f }).reshape(3, 1, 1)) / tensor(new[] { .2f, .1f, .5f }).reshape(3, 1, 1);
}
