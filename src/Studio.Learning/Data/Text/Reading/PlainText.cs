using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Text.Reading;

/// <summary>A plain corpus: a text file, or all .txt files of a folder or zip in the order of their paths.</summary>
/// <param name="Text">One line end between two files.</param>
/// <param name="Problems">What was left out or read in another way than one would expect.</param>
public sealed record PlainText(string Name, string Text, IReadOnlyList<DataProblem> Problems)
{
    /// <exception cref="FileNotFoundException">There is nothing at the path.</exception>
    /// <exception cref="InvalidDataException">It holds no text.</exception>
    public static PlainText Read(string path)
    {
        using var files = new TextFiles(path);
        var problems = new ProblemList(files.Name, files.Problems);
        string[] chosen = [.. files.IsSingle ? files.Paths : files.Paths.Where(FolderItems.Texts.IsItem)];
        problems.AddRange(files.Paths.Except(chosen).Select(f => new DataProblem(f, "It is no .txt file; it was left out.")));
        var text = string.Join('\n', chosen.Select(f => TextContent.Of(f, files.Read(f), problems)));
        return string.IsNullOrWhiteSpace(text)
            ? throw new InvalidDataException($"'{files.Name}' holds no text. Give a text file, or a folder or zip of .txt files.")
            : new(files.Name, text, problems.Listed);
    }
}
