namespace Studio.Learning.Weights;

/// <summary>The classes of a published head.</summary>
/// <param name="Key">Name of the list, for example "imagenet-1k".</param>
/// <param name="Names">In the order of the logits; empty where the list is known by key and order only.</param>
public sealed record ClassList(string Key, int Count, IReadOnlyList<string> Names)
{
    /// <summary>The 1,000 classes of ImageNet's 2012 challenge in the order of their WordNet identifiers,
    /// each by the first word of its synset; where two synsets begin with the same word, another one stands in brackets.</summary>
    /// <remarks>Russakovsky et al., "ImageNet Large Scale Visual Recognition Challenge", IJCV 115, 2015,
    /// arXiv:1409.0575; names from WordNet 3.0.</remarks>
    public static ClassList ImageNet { get; } = new("imagenet-1k", 1000, Read("imagenet-1k.txt"));

    public static ClassList Cifar10 { get; } = new("cifar-10", 10,
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]);

    /// <summary>The 345 things of Quick, Draw! in the order of DoodleNet's logits.</summary>
    public static ClassList QuickDraw { get; } = new("quickdraw-345", 345, Read("quickdraw-345.txt"));

    private static string[] Read(string resource)
    {
        using var stream = typeof(ClassList).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
