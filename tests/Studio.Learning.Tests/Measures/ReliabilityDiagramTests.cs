using Studio.Experiments.Results;
using Studio.Learning.Measures;

namespace Studio.Learning.Tests.Measures;

public sealed class ReliabilityDiagramTests
{
    [Fact]
    public void Of_ThreeItems_PutsEachIntoTheBinOfItsConfidence()
    {
        // Two classes: sure and right, sure and wrong, undecided and right.
        float[] probabilities = [0.93f, 0.07f, 0.97f, 0.03f, 0.45f, 0.55f];

        var bins = ReliabilityDiagram.Of(probabilities, [0, 1, 1], binCount: 10);

        Assert.Equal(2, bins.Count);
        Assert.Equal(new ReliabilityBin(0.5, 0.6, 1, 0.55f, 1), bins[0]);
        Assert.Equal((0.9, 1.0, 2, 0.5), (bins[1].From, bins[1].To, bins[1].Items, bins[1].Accuracy));
        Assert.Equal(0.95, bins[1].Confidence, 1e-6);
    }

    [Fact]
    public void Of_NoItem_IsEmpty() => Assert.Empty(ReliabilityDiagram.Of([], []));
}
