using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Text.Reading;

/// <summary>Labelled texts in memory.</summary>
internal sealed class TextSet : ITextSet
{
    private const int MostCharacters = 100_000;

    private readonly string[] _texts;

    /// <param name="texts">They are taken one after the other, and cut before the next one is.</param>
    /// <param name="found">What their reader notes, also while they are taken.</param>
    /// <param name="classNames">Names of the classes in the order of their labels, where the texts only number them.</param>
    /// <exception cref="InvalidDataException">There is no labelled text.</exception>
    public TextSet(string name, IEnumerable<LabelledText> texts, ProblemList found,
        IReadOnlyList<string>? classNames = null)
    {
        Name = name;
        var good = texts.Where(t => IsGood(t, found)).Select(t => t with { Class = ClassName.Of(t.Class), Text = Cut(t, found) }).ToArray();
        if (good.Length == 0)
            throw new InvalidDataException($"'{name}' holds no labelled text that can be read."
                + (found.First is { } first ? $" First fault, {first.Item}: {first.Sentence}" : "")
                + " Give a table with the columns text and label, JSON lines with those members, or a folder of .txt files for each "
                + "class.");
        Classes = FolderLayout.Ordered(good.Select(t => t.Class).Distinct());
        var numbers = Classes.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        if (classNames?.Count == Classes.Count && Classes.All(c => c.All(char.IsAsciiDigit)))
            Classes = classNames;
        _texts = [.. good.Select(t => t.Text)];
        Items = [.. good.Select(t => new LabelledItem(t.Name, numbers[t.Class], t.Part))];
        Report = new(found.Listed);
    }

    public string Name { get; }

    public IReadOnlyList<string> Classes { get; }

    public IReadOnlyList<LabelledItem> Items { get; }

    public DataReport Report { get; }

    public string Read(int index) => _texts[index];

    public void Dispose() { }

    private static bool IsGood(LabelledText text, ProblemList problems)
    {
        var fault = string.IsNullOrWhiteSpace(text.Text) ? "It has no text"
            : string.IsNullOrWhiteSpace(text.Class) ? "It has no label" : null;
        if (fault is not null)
            problems.Add(new(text.Name, $"{fault}; it was left out."));
        return fault is null;
    }

    /// <summary>A text longer than any network reads is cut, so that one broken line does not take the memory.</summary>
    private static string Cut(LabelledText text, ProblemList problems)
    {
        if (text.Text.Length <= MostCharacters)
            return text.Text;
        problems.Add(new(text.Name, $"It has {text.Text.Length:N0} characters; the first {MostCharacters:N0} are read."));
        return text.Text[..(char.IsHighSurrogate(text.Text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
    }
}
