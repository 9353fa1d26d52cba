using Studio.Experiments.Data;
using Studio.Learning.Data.Images;

namespace Studio.Worker.Pictures;

/// <summary>Examples of a data set in one picture: one class a row, training images first.</summary>
internal static class SampleGrid
{
    public const int PerClass = 10;

    // More classes would make a picture that no browser shows.
    private const int MostRows = 100;

    /// <param name="damaged">Names of items that cannot be decoded.</param>
    public static byte[] Png(IImageSet images, IReadOnlySet<string> damaged)
    {
        var byClass = images.Items.Index().Where(i => !damaged.Contains(i.Item.Name))
            .OrderBy(i => i.Item.Part is DataPart.Test or DataPart.Validation).ToLookup(i => i.Item.Label, i => i.Index);
        var rows = Math.Min(images.Classes.Count, MostRows);
        var grid = new PictureGrid(rows, PerClass);
        for (var row = 0; row < rows; row++)
            foreach (var (column, item) in byClass[row].Take(PerClass).Index())
                if (Decoded(images, item) is { } image)
                    grid.Draw(row, column, image);
        return grid.Png();
    }

    private static RawImage? Decoded(IImageSet images, int item)
    {
        try
        {
            return images.Decode(item);
        }
        catch (InvalidDataException)
        {
            // The run reports it; here its place stays empty.
            return null;
        }
    }
}
