namespace Studio.Experiments.Tests;

public sealed class FolderSizeTests
{
    private const int Most = 30;

    [Fact]
    public void Folders_OfSource_HoldAtMostThirtyFiles()
    {
        var source = Path.Combine(Top(), "src");
        var large = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(source, f))
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "Migrations"))
            .DistinctBy(Component).CountBy(f => Path.GetDirectoryName(f)!.Replace('\\', '/'))
            .Where(f => f.Value > Most).Select(f => $"src/{f.Key} holds {f.Value} source files, more than {Most}: split it by subject");

        Assert.Empty(large);
    }

    // A component and its code count once.
    private static string Component(string file)
    {
        var name = Path.ChangeExtension(file, null);
        return name.EndsWith(".razor", StringComparison.Ordinal) ? Path.ChangeExtension(name, null) : name;
    }

    private static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Studio.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"No folder around '{AppContext.BaseDirectory}' holds Studio.sln.");
        return folder.FullName;
    }
}
