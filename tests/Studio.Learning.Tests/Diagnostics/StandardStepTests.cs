using Studio.Experiments.Recipes;
using Studio.Learning.Diagnostics;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Diagnostics;

public sealed class StandardStepTests
{
    [Fact]
    public void ImagesPerSecond_NoTimeAtAll_StillMeasuresAStep()
    {
        Assert.InRange(StandardStep.ImagesPerSecond(CPU, Precision.Float32, TimeSpan.Zero), 0.1, 1e6);
    }
}
