using Studio.Learning.Devices;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Devices;

public sealed class ProcessorConvolutionsTests
{
    [Fact]
    public void Ensure_OnAnyProcessor_LeavesConvolutionsThatAreRight()
    {
        ProcessorConvolutions.Ensure();

        Assert.True(ProcessorConvolutions.AreRight(ScalarType.Float32, 1e-4));
    }

    [Fact]
    public void AreRight_DrawsNoRandomNumber()
    {
        random.manual_seed(3);
        using var before = rand(4);
        random.manual_seed(3);

        ProcessorConvolutions.AreRight(ScalarType.Float32, 1e-4);

        using var after = rand(4);
        Assert.Equal(before.data<float>().ToArray(), after.data<float>().ToArray());
    }
}
