using Studio.Learning.Transfer;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer;

public sealed class TestPartTests
{
    [Fact]
    public void ReadOnce_SecondReading_IsRefused()
    {
        var part = new TestPart(() => new FeatureExamples(zeros(1, 1, 2), [0], ["ant"]));
        using var first = part.ReadOnce();

        Assert.Throws<InvalidOperationException>(part.ReadOnce);
    }
}
