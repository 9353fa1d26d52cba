using Studio.Learning.Data;

namespace Studio.Learning.Tests.Data;

public sealed class ImageSetsTests
{
    [Fact]
    public void Open_UnknownFile_SaysWhatIsKnown()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "something else");

        var refusal = Assert.Throws<InvalidDataException>(() => ImageSets.Open(path));
        File.Delete(path);

        Assert.All(["folder", "zip", "CSV", "IDX", "CIFAR-10"], kind => Assert.Contains(kind, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Open_NoSuchPath_SaysSo() =>
        Assert.Contains("nowhere", Assert.Throws<FileNotFoundException>(() => ImageSets.Open("/nowhere/at/all")).Message,
            StringComparison.Ordinal);
}
