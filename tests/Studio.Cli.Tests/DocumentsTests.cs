using System.Text.RegularExpressions;

namespace Studio.Cli.Tests;

/// <summary>What the README files say of the repository is there.</summary>
public sealed partial class DocumentsTests
{
    private static readonly string s_top = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", ".."));

    private static readonly Lazy<HashSet<string>> s_types =
        new(() => [.. Directory.EnumerateFiles(Path.Combine(s_top, "src"), "*.*", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Path.Combine(s_top, "tests"), "*.cs", SearchOption.AllDirectories))
        .Select(f => Path.GetFileNameWithoutExtension(f)!)]);

    [Theory]
    [InlineData("README.md"), InlineData("src/README.md"), InlineData("tests/README.md")]
    public void Names_OfFoldersAndFiles_Exist(string document) =>
        Assert.Equal([],
            [.. Names(document).Where(n => n.Contains('/', StringComparison.Ordinal) && IsName().IsMatch(n) && !Exists(n, document))]);

    [Theory]
    [InlineData("README.md"), InlineData("src/README.md"), InlineData("tests/README.md")]
    public void Names_OfTypes_Exist(string document) =>
        Assert.Equal([], [.. Names(document).Where(n => IsType().IsMatch(n) && !s_types.Value.Contains(n))]);

    [Theory]
    [InlineData("src"), InlineData("tests")]
    public void Readme_OfAFolder_NamesEveryProject(string folder)
    {
        var text = File.ReadAllText(Path.Combine(s_top, folder, "README.md"));

        Assert.Equal([], [.. Directory.EnumerateFiles(Path.Combine(s_top, folder), "*.csproj", SearchOption.AllDirectories)
            .Select(f => Path.GetFileNameWithoutExtension(f)!).Where(name => !text.Contains($"`{name}`", StringComparison.Ordinal))]);
    }

    private static IEnumerable<string> Names(string document) =>
        Quoted().Matches(File.ReadAllText(Path.Combine(s_top, document))).Select(m => m.Groups[1].Value).Distinct();

    /// <summary>From the top, beside the document, or in a project's folder: "Runtime/Services" is src/Studio.Runtime/Services.</summary>
    private static bool Exists(string name, string document) => new[] { "", Path.GetDirectoryName(document)!, "src", "src/Studio.Learning" }
        .SelectMany(folder => (string[])[Path.Combine(folder, name), Path.Combine(folder, $"Studio.{name}")])
        .Any(path => Path.Exists(Path.Combine(s_top, path)));

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("^(src|tests|wwwroot|Studio\\.|[A-Z])[A-Za-z./]*$")]
    private static partial Regex IsName();

    [GeneratedRegex("^[A-Z][a-z]+([A-Z][a-z]+)+$")]
    private static partial Regex IsType();
}
