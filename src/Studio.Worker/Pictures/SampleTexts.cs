using Studio.Experiments.Data;
using Studio.Learning.Data.Text;

namespace Studio.Worker.Pictures;

/// <summary>Examples of a data set of texts, training texts first.</summary>
internal static class SampleTexts
{
    /// <summary>For each class at most so many texts.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(ITextSet texts, int perClass)
    {
        var byClass = texts.Items.Index().OrderBy(i => i.Item.Part is DataPart.Test or DataPart.Validation)
            .ToLookup(i => i.Item.Label, i => i.Index);
        return [.. texts.Classes.Select((_, label) => (IReadOnlyList<string>)[.. byClass[label].Take(perClass).Select(texts.Read)])];
    }
}
