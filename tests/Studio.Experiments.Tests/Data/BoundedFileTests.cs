using Studio.Experiments.Data;

namespace Studio.Experiments.Tests.Data;

public sealed class BoundedFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(0, true), InlineData(1, true), InlineData(200_000, true), InlineData(200_001, false)]
    public void Read_UpToTheMost_GivesAllBytes(int length, bool isRead)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        File.WriteAllBytes(_path, bytes);

        Assert.Equal(isRead ? bytes : null, BoundedFile.Read(_path, 200_000));
    }

    [Fact]
    public void Read_ADeviceThatNeverEnds_Ends()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "This system has no such device.");

        Assert.Null(BoundedFile.Read("/dev/zero", 1_000_000));
    }
}
