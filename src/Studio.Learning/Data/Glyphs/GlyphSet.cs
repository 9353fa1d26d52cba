using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Glyphs;

/// <summary>A domain's images, drawn whenever one is asked for.</summary>
internal sealed class GlyphSet(GlyphDomain domain) : IImageSet
{
    public string Name => domain.Key;

    public IReadOnlyList<string> Classes => domain.Classes;

    public IReadOnlyList<LabelledItem> Items { get; } = [.. Enumerable.Range(0, domain.Count).Select(domain.Item)];

    public string? KnownContent => $"{domain.Key} of {GlyphGenerator.ContentHash}";

    public DataReport Report => DataReport.Clean;

    public RawImage Decode(int index) => domain.Render(index);

    public void Dispose() { }
}
