using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Glyphs;

/// <summary>Images of a domain, chosen one by one: some may be there twice, and some classes more often than others.</summary>
/// <param name="chosen">Index in the domain, the class here and the part here, one an item.</param>
internal sealed class GlyphSelection(string name, GlyphDomain domain, IReadOnlyList<string> classes,
    IReadOnlyList<(int Index, int Label, DataPart Part)> chosen) : IImageSet
{
    public string Name => name;

    public IReadOnlyList<string> Classes => classes;

    public IReadOnlyList<LabelledItem> Items { get; } =
        [.. chosen.Select((c, i) => new LabelledItem($"{name}/{c.Part}/{i:D5}", c.Label, c.Part))];

    public string? KnownContent =>
        $"{name} of {GlyphGenerator.ContentHash}: {string.Join(' ', chosen.Select(c => $"{c.Index}:{c.Label}:{c.Part}"))}";

    public DataReport Report => DataReport.Clean;

    public RawImage Decode(int index) => domain.Render(chosen[index].Index);

    public void Dispose() { }

    /// <summary>Indices of the images of a class in a part of the domain.</summary>
    public static IEnumerable<int> Of(GlyphDomain domain, string label, DataPart part) =>
        Enumerable.Range(0, domain.Count)
        .Where(i => domain.Item(i) is var item && item.Part == part && domain.Classes[item.Label] == label);
}
