namespace Studio.Learning.Data;

/// <summary>Labelled images that are decoded one by one, from any thread.</summary>
public interface IImageSet : IDisposable
{
    string Name { get; }

    IReadOnlyList<string> Classes { get; }

    IReadOnlyList<ImageItem> Items { get; }

    /// <summary>What was left out on opening, and why; good items are in <see cref="Items"/>.</summary>
    DataReport Report { get; }

    /// <summary>A name for all that it holds, where that is known without looking at every image; null elsewhere.</summary>
    string? KnownContent => null;

    /// <summary>Pixels of one item, decoded now.</summary>
    RawImage Decode(int index);
}
