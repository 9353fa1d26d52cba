using Studio.Experiments.Data;
using Studio.Learning.Data.Text;

namespace Studio.Worker.Pictures;

/// <summary>Examples of a data set of texts, training texts first.</summary>
internal static class SampleTexts
{
    /// <summary>Examples are for looking at: of a long text its beginning, in characters.</summary>
    private const int MostCharacters = 300;

    /// <summary>For each class at most so many texts, long ones cut at their end.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(ITextSet texts, int perClass)
    {
        var byClass = texts.Items.Index().OrderBy(i => i.Item.Part is DataPart.Test or DataPart.Validation)
            .ToLookup(i => i.Item.Label, i => i.Index);
        return [.. texts.Classes.Select((_, label) => (IReadOnlyList<string>)
            [.. byClass[label].Take(perClass).Select(i => Cut(texts.Read(i), MostCharacters))])];
    }

    /// <summary>At most so many characters and an ellipsis; no character is cut in two.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text
        : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), "…");
}
