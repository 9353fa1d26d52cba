namespace Studio.Experiments.Tests;

/// <summary>The files of the repository that people write, for tests of their form.</summary>
internal static class SourceFiles
{
    private static readonly string s_top = Top();

    /// <summary>Full paths below src and tests with one of the endings, such as ".cs"; no build output and no
    /// generated migrations.</summary>
    public static IEnumerable<string> All(params string[] endings) => new[] { "src", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(s_top, folder), "*", SearchOption.AllDirectories))
        .Where(file => endings.Contains(Path.GetExtension(file)))
        .Where(file => !NameOf(file).Split('/').Any(part => part is "bin" or "obj" or "Migrations"));

    /// <summary>The path below the top folder, with slashes.</summary>
    public static string NameOf(string file) => Path.GetRelativePath(s_top, file).Replace('\\', '/');

    private static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Studio.sln")))
            folder = folder.Parent
                ?? throw new DirectoryNotFoundException($"No folder around '{AppContext.BaseDirectory}' holds Studio.sln.");
        return folder.FullName;
    }
}
