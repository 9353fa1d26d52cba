using Studio.Experiments.Recipes;
using Studio.Learning.Tasks.Generating;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Tasks.Generating;

public sealed class AdversarialLossesTests
{
    [Theory]
    [InlineData(AdversarialLoss.NonSaturating, 0.3132617 + 0.1269280, 2.1269280)]
    [InlineData(AdversarialLoss.Hinge, 0, 2)]
    [InlineData(AdversarialLoss.Wasserstein, -3, 2)]
    public void Losses_OfLogits_AreThoseOfThePapers(AdversarialLoss kind, double discriminator, double generator)
    {
        using var scope = NewDisposeScope();
        var (real, fake) = (tensor([1f]), tensor([-2f]));

        Assert.Equal(discriminator, AdversarialLosses.Discriminator(kind, real, fake).item<float>(), 1e-6);
        Assert.Equal(generator, AdversarialLosses.Generator(kind, fake).item<float>(), 1e-6);
    }

    [Fact]
    public void Discriminator_HingeWithinTheMargin_StillLearns()
    {
        using var scope = NewDisposeScope();

        var loss = AdversarialLosses.Discriminator(AdversarialLoss.Hinge, tensor([0.25f, 3]), tensor([-0.5f, -3]));

        Assert.Equal((1 - 0.25) / 2 + (1 - 0.5) / 2, loss.item<float>(), 1e-6);
    }

    [Theory]
    [InlineData(1, 0), InlineData(3, 40)]
    public void Penalty_OfAPlane_IsTenTimesTheSquareOfItsSlopeAboveOne(double slope, double penalty)
    {
        using var scope = NewDisposeScope();
        var direction = full([1, 1, 4, 4], slope / 4);

        var found = AdversarialLosses.Penalty(x => (x * direction).sum([1, 2, 3]), randn(5, 1, 4, 4), randn(5, 1, 4, 4));

        Assert.Equal(penalty, found.item<float>(), 1e-4);
    }
}
