namespace Studio.Learning.Data.Inspection;

/// <summary>Sizes of a set's images in pixels, each side for itself.</summary>
/// <param name="Grey">Images that are stored without colour.</param>
public sealed record ImageSizes(int LeastWidth, int MedianWidth, int LargestWidth, int LeastHeight, int MedianHeight, int LargestHeight,
    int Colour, int Grey)
{
    internal static ImageSizes Of(IReadOnlyList<Fingerprint> prints)
    {
        int[] widths = [.. prints.Select(p => p.Width).Order()], heights = [.. prints.Select(p => p.Height).Order()];
        var colour = prints.Count(p => p.IsColour);
        return prints.Count == 0 ? new(0, 0, 0, 0, 0, 0, 0, 0)
            : new(widths[0], widths[widths.Length / 2], widths[^1], heights[0], heights[heights.Length / 2], heights[^1], colour,
                prints.Count - colour);
    }
}
