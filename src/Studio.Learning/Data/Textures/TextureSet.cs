using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Textures;

/// <summary>A domain's images, drawn whenever one is asked for.</summary>
internal sealed class TextureSet(TextureDomain domain) : IImageSet
{
    public string Name => domain.Items.Key;

    public IReadOnlyList<string> Classes { get; } = [.. domain.Families.Select(f => f.Name)];

    public IReadOnlyList<LabelledItem> Items { get; } = domain.Items.All;

    public string? KnownContent => $"{domain.Items.Key} of {TextureGenerator.ContentHash}";

    public DataReport Report => DataReport.Clean;

    public RawImage Decode(int index) => domain.Render(index);

    public void Dispose() { }
}
