using SkiaSharp;
using Studio.Learning.Data.Images;

namespace Studio.Worker.Pictures;

/// <summary>Images of any size in rows and columns of equal squares.</summary>
internal sealed class PictureGrid(int rows, int columns)
{
    private const int Side = 64, Gap = 4;
    private readonly Dictionary<(int Row, int Column), RawImage> _images = [];

    /// <summary>Pixels of a picture of so many squares.</summary>
    public static int Pixels(int squares) => squares * (Side + Gap) + Gap;

    public void Draw(int row, int column, RawImage image) => _images[(row, column)] = image;

    /// <summary>Squares without an image are transparent.</summary>
    public byte[] Png()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Pixels(columns), Pixels(rows)));
        foreach (var ((row, column), image) in _images)
        {
            using var bitmap = SkiaPictures.Bitmap(image);
            surface.Canvas.DrawImage(bitmap, Inside(image, Pixels(column), Pixels(row)),
                SkiaPictures.Sampling(Side > Math.Max(image.Width, image.Height)));
        }
        using var snapshot = surface.Snapshot();
        return SkiaPictures.Png(snapshot);
    }

    private static SKRect Inside(RawImage image, int left, int top)
    {
        var scale = Side / (float)Math.Max(image.Width, image.Height);
        var (width, height) = (image.Width * scale, image.Height * scale);
        return SKRect.Create(left + (Side - width) / 2, top + (Side - height) / 2, width, height);
    }
}
