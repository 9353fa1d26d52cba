using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Text.Reading;

/// <summary>Sentences with their translations, from one file with tabs between them or from two files line by line.</summary>
/// <param name="Pairs">In the order of the lines.</param>
/// <param name="Problems">Lines that were left out, and why.</param>
public sealed record ParallelText(IReadOnlyList<TextPair> Pairs, IReadOnlyList<DataProblem> Problems)
{
    /// <summary>Lines of source, tab, target and, if wanted, tab and attribution.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">No line holds a pair.</exception>
    public static ParallelText Read(string path)
    {
        var problems = new ProblemList(Path.GetFileName(path));
        var pairs = new List<TextPair>();
        foreach (var (i, line) in Lines(path, problems).Index())
        {
            if (line.Length == 0)
                continue;
            if (TextPair.OfLine(line) is { } pair)
                pairs.Add(pair);
            else
                problems.Add(new($"line {i + 1}", "Two sentences with a tab between them were expected; the line was left out."));
        }
        return Whole(pairs, problems, Path.GetFileName(path));
    }

    /// <summary>Line n of one file translates line n of the other.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The files have different numbers of lines, so that pairs would be wrong.</exception>
    public static ParallelText Read(string source, string target)
    {
        var problems = new ProblemList(Path.GetFileName(source));
        var (from, to) = (Lines(source, problems), Lines(target, problems));
        if (from.Length != to.Length)
            throw new InvalidDataException($"'{Path.GetFileName(source)}' has {from.Length:N0} lines and '{Path.GetFileName(target)}' has "
                + $"{to.Length:N0}; line n of one has to translate line n of the other. Take the two files of one corpus.");
        var pairs = new List<TextPair>();
        foreach (var (i, (a, b)) in from.Zip(to).Index())
            if (string.IsNullOrWhiteSpace(a) || string.IsNullOrWhiteSpace(b))
                problems.Add(new($"line {i + 1}", "One of the two sentences is empty; the line was left out."));
            else
                pairs.Add(new(a.Trim(), b.Trim()));
        return Whole(pairs, problems, Path.GetFileName(source));
    }

    private static ParallelText Whole(List<TextPair> pairs, ProblemList problems, string name) => pairs.Count > 0
        ? new(pairs, problems.Listed)
        : throw new InvalidDataException($"'{name}' holds no pair of sentences. Give a file with a tab between the two of each line, or "
            + "two files with as many lines.");

    private static string[] Lines(string path, ProblemList problems)
    {
        using var files = new TextFiles(path);
        return files.IsSingle ? TextContent.Of(files.Name, files.Read(files.Name), problems).TrimEnd('\n').Split('\n')
            : throw new InvalidDataException($"'{files.Name}' is a folder or a zip; pairs are read from a text file. Unpack it first.");
    }
}
