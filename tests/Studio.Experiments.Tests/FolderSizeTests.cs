namespace Studio.Experiments.Tests;

public sealed class FolderSizeTests
{
    private const int Most = 30;

    [Fact]
    public void Folders_OfSource_HoldAtMostThirtyFiles()
    {
        var large = SourceFiles.All(".cs", ".razor").Select(SourceFiles.NameOf).Where(f => f.StartsWith("src/", StringComparison.Ordinal))
            .DistinctBy(Component).CountBy(f => f[..f.LastIndexOf('/')]).Where(f => f.Value > Most)
            .Select(f => $"{f.Key} holds {f.Value} source files, more than {Most}: split it by subject");

        Assert.Empty(large);
    }

    // A component and its code count once.
    private static string Component(string file)
    {
        var name = Path.ChangeExtension(file, null);
        return name.EndsWith(".razor", StringComparison.Ordinal) ? Path.ChangeExtension(name, null) : name;
    }
}
