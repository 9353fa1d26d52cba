using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Weights.Formats;

public sealed class FileSealTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void IsBroken_AnyFlippedByte_IsSeen()
    {
        Write(new() { [FileSeal.Key] = FileSeal.Blank, ["position"] = "step 3" });
        FileSeal.Close(_path);
        var sound = File.ReadAllBytes(_path);
        Assert.False(FileSeal.IsBroken(_path));

        // The length and the key are the reader's: without them there is no header, or no seal.
        var first = sound.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(FileSeal.Key)) + FileSeal.Key.Length + 3;
        Assert.All(Enumerable.Range(first, sound.Length - first), at =>
        {
            byte[] flipped = [.. sound];
            flipped[at] ^= 1;
            File.WriteAllBytes(_path, flipped);
            Assert.True(FileSeal.IsBroken(_path));
        });
    }

    [Fact]
    public void IsBroken_CutOrLonger_IsSeen()
    {
        Write(new() { [FileSeal.Key] = FileSeal.Blank });
        FileSeal.Close(_path);
        var sound = File.ReadAllBytes(_path);

        Assert.All(new byte[][] { sound[..^1], [.. sound, 0] }, content =>
        {
            File.WriteAllBytes(_path, content);
            Assert.True(FileSeal.IsBroken(_path));
        });
    }

    [Fact]
    public void IsBroken_NoSeal_IsLeftToTheReader()
    {
        Write(new() { ["position"] = $"\"{FileSeal.Key}\":\"{FileSeal.Blank}\"" });

        Assert.False(FileSeal.IsBroken(_path));
        File.WriteAllBytes(_path, [255, 255, 255, 255, 255, 255, 255, 255, 1]);
        Assert.False(FileSeal.IsBroken(_path));
        File.WriteAllBytes(_path, [1, 0]);
        Assert.False(FileSeal.IsBroken(_path));
    }

    private void Write(Dictionary<string, string> metadata)
    {
        using var weights = arange(20);
        SafeTensors.Write(_path, [new("weights", weights)], metadata);
    }
}
