using System.Text.RegularExpressions;

namespace Studio.Experiments.Tests;

public sealed partial class SourceLineTests
{
    private const int LongestLine = 140, MostRazorCode = 40;

    [Fact]
    public void Lines_OfSourceAndTests_HaveAtMost140Columns()
    {
        var tooLong = from file in SourceFiles.All(".cs", ".razor")
                      from line in WithoutRawStrings(File.ReadAllText(file)).Split('\n').Index()
                      where line.Item.Length > LongestLine
                      select $"{SourceFiles.NameOf(file)}:{line.Index + 1} has {line.Item.Length} columns";

        Assert.Empty(tooLong);
    }

    /// <summary>More code than that goes into the component's .razor.cs file.</summary>
    [Fact]
    public void Code_InARazorFile_HasAtMost40Lines()
    {
        var large = from file in SourceFiles.All(".razor")
                    let code = File.ReadLines(file).SkipWhile(l => !l.StartsWith("@code", StringComparison.Ordinal)).Skip(1)
                    let lines = code.Count(l => l is not ("{" or "}"))
                    where lines > MostRazorCode
                    select $"{SourceFiles.NameOf(file)} has {lines} lines of code";

        Assert.Empty(large);
    }

    /// <summary>Programs and files that are written, and JSON that is read, keep their own lines.</summary>
    private static string WithoutRawStrings(string text) =>
        RawString().Replace(text, raw => "\"\"" + new string('\n', raw.Value.Count(c => c == '\n')));

    [GeneratedRegex("(\"{3,}).*?\\1", RegexOptions.Singleline)]
    private static partial Regex RawString();
}
