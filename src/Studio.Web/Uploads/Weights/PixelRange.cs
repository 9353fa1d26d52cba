using Studio.Experiments.Data;

namespace Studio.Web.Uploads.Weights;

/// <summary>How pixels were scaled when the weights were trained, which shapes do not show.</summary>
/// <param name="Title">For people.</param>
public sealed record PixelRange(string Title, IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation)
{
    /// <summary>The usual ones, that of the network first.</summary>
    public static IReadOnlyList<PixelRange> For(InputSpec input)
    {
        if (input is not Preprocessing usual)
            return [];
        var others = new[]
        {
            new PixelRange("ImageNet's mean and deviation", Preprocessing.ImageNet.Mean, Preprocessing.ImageNet.StandardDeviation),
            new PixelRange("0 to 1", [0, 0, 0], [1, 1, 1]),
            new PixelRange("−1 to 1", [.5f, .5f, .5f], [.5f, .5f, .5f]),
        };
        var own = others.FirstOrDefault(o => o.Fits(usual))
            ?? new PixelRange("As is usual for this network", usual.Mean, usual.StandardDeviation);
        return [own,
            .. others.Where(o => o != own && o.Mean.Count >= usual.Channels && (usual.Channels == 3 || o.Mean.Distinct().Count() == 1))];
    }

    /// <summary>The preprocessing with this scaling.</summary>
    public Preprocessing On(Preprocessing usual) =>
        usual with { Mean = [.. Mean.Take(usual.Channels)], StandardDeviation = [.. Deviation.Take(usual.Channels)] };

    private bool Fits(Preprocessing usual) =>
        Mean.Take(usual.Channels).SequenceEqual(usual.Mean) && Deviation.Take(usual.Channels).SequenceEqual(usual.StandardDeviation);
}
