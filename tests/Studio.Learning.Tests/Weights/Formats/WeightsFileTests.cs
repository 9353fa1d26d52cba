using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Weights.Formats;

public sealed class WeightsFileTests
{
    [Fact]
    public void Read_HeaderOfAnyLength_IsTakenForSafeTensors()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        using var scope = NewDisposeScope();
        // Headers are padded to eight bytes, so these lengths go through every low byte that the format can have, a pickle's 0x80 among
        // them.
        foreach (var padding in Enumerable.Range(0, 256))
        {
            SafeTensors.Write(path, new Dictionary<string, Tensor> { ["x"] = ones(3) },
                new Dictionary<string, string> { ["note"] = new('n', padding) });

            using var read = WeightsFile.Read(path);

            Assert.Equal(["x"], read.Names);
        }
        File.Delete(path);
    }
}
