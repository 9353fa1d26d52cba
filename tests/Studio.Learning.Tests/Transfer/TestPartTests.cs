using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Transfer;

namespace Studio.Learning.Tests.Transfer;

public sealed class TestPartTests
{
    [Fact]
    public void ReadOnce_SecondReading_IsRefused()
    {
        var part = new TestPart(() => new ImageExamples(new Patches(3, DataPart.Test), [0],
            (Preprocessing)Catalog.Find<IBackbone>("resnet20-cifar", "backbone").Input));
        using var first = part.ReadOnce();

        Assert.Throws<InvalidOperationException>(part.ReadOnce);
    }
}
