using Studio.Learning.Data;

namespace Studio.Learning.Tests.Data;

public sealed class DatasetsTests
{
    [Fact]
    public void Open_NeitherNameNorPath_ListsTheNames()
    {
        var refusal = Assert.Throws<FileNotFoundException>(() => Datasets.Open("/nowhere/at/all"));

        Assert.Contains("fashion-mnist", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Path_IsReadByItsContent()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("named").FullName, "test.bin");
        File.WriteAllBytes(path, new byte[3073]);

        using var images = Datasets.OpenImages(path);

        Assert.Single(images.Items);
    }
}
