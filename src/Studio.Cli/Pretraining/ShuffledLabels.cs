using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;
using Studio.Learning.Sampling;

namespace Studio.Cli.Pretraining;

/// <summary>The same images with labels shuffled within each part: a control without any information about the classes.</summary>
internal sealed class ShuffledLabels(IImageSet images, ulong seed) : IImageSet
{
    public string Name => images.Name + "-shuffled";

    public IReadOnlyList<string> Classes => images.Classes;

    public IReadOnlyList<LabelledItem> Items { get; } = Deal(images.Items, seed);

    public DataReport Report => images.Report;

    public RawImage Decode(int index) => images.Decode(index);

    public void Dispose() { }

    private static LabelledItem[] Deal(IReadOnlyList<LabelledItem> items, ulong seed)
    {
        var shuffled = items.ToArray();
        foreach (var part in items.Index().GroupBy(i => i.Item.Part))
        {
            var places = part.Select(i => i.Index).ToArray();
            var order = SeededOrder.Permutation(seed, (ulong)part.Key, places.Length);
            for (var i = 0; i < places.Length; i++)
                shuffled[places[i]] = items[places[i]] with { Label = items[places[order[i]]].Label };
        }
        return shuffled;
    }
}
