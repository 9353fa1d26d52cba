using Studio.Learning.Tasks.Generating;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Tasks.Generating;

public sealed class DifferentiableAugmentationTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public DifferentiableAugmentationTests() => random.manual_seed(3);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Of_ConstantImages_CutsAQuarterOutOfEachAndShiftsTheRest()
    {
        var augmented = DifferentiableAugmentation.Of(full([200, 1, 32, 32], 1f));

        Assert.Equal([200, 1, 32, 32], augmented.shape);
        var empty = augmented.eq(0).to(ScalarType.Float32).mean([1, 2, 3]).data<float>().ToArray();
        // At an edge the hole is smaller; a shift leaves at most an eighth empty on two sides.
        Assert.All(empty, share => Assert.InRange(share, 0.05, 0.25 + 2 * 0.125));
        Assert.InRange(empty.Average(), 0.2, 0.32);
        Assert.True(augmented.amax([1, 2, 3]).std().item<float>() > 0.1, "The brightness is the same in all images.");
    }

    [Fact]
    public void Of_OneImageMany_ShiftsItByUpToAnEighth()
    {
        var point = zeros(400, 1, 16, 16);
        point[.., 0, 8, 8] = tensor(5f);

        var images = DifferentiableAugmentation.Of(point);

        // The brightest place is the point, where it is not cut out.
        var rows = images.amax([1, 3]).argmax(1).data<long>().ToArray();
        var isSeen = (images.amax([1, 2, 3]) - images.mean([1, 2, 3])).greater(1).data<bool>().ToArray();
        Assert.Equal([6, 7, 8, 9, 10], rows.Zip(isSeen).Where(p => p.Second).Select(p => p.First).Distinct().Order());
    }

    [Fact]
    public void Of_Images_LetsGradientsThroughTwice()
    {
        var images = randn(4, 3, 8, 8).requires_grad_();

        var gradient = autograd.grad([DifferentiableAugmentation.Of(images).square().sum()], [images], retain_graph: true,
            create_graph: true)[0];
        gradient.square().sum().backward();

        Assert.True(images.grad!.abs().sum().item<float>() > 0);
    }
}
