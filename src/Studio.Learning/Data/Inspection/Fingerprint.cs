using System.IO.Hashing;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Studio.Learning.Data.Inspection;

/// <summary>What is kept of an image to find it again: a hash of its pixels, one of its gradients, and a small picture.</summary>
/// <remarks>The gradients are the "difference hash": whether each of 8 × 8 grey values is brighter than its right neighbour.</remarks>
internal sealed class Fingerprint
{
    internal const int Side = 16;
    // Below this contrast (levels of 255) a picture is its mean colour and noise.
    private const float LeastContrast = 3;
    private readonly float _mean, _contrast;

    internal Fingerprint(RawImage image)
    {
        (Width, Height, IsColour) = (image.Width, image.Height, image.Channels == 3);
        var hash = new XxHash128();
        hash.Append(MemoryMarshal.AsBytes((ReadOnlySpan<int>)[image.Width, image.Height, image.Channels]));
        hash.Append(image.Pixels);
        Pixels = hash.GetCurrentHashAsUInt128();
        var grey = ImageResize.To(image, 9, 8);
        for (var y = 0; y < 8; y++)
            for (var x = 0; x < 8; x++)
                if (Brightness(grey, x, y) > Brightness(grey, x + 1, y))
                    Gradients |= 1UL << (8 * y + x);
        var small = ImageResize.To(image, Side, Side);
        Picture = new float[3 * Side * Side];
        for (var i = 0; i < Picture.Length; i++)
            Picture[i] = small.Pixels[IsColour ? i : i / 3];
        _mean = TensorPrimitives.Sum<float>(Picture) / Picture.Length;
        TensorPrimitives.Subtract(Picture, _mean, Picture);
        var length = TensorPrimitives.Norm<float>(Picture);
        _contrast = length / MathF.Sqrt(Picture.Length);
        if (length > 0)
            TensorPrimitives.Divide(Picture, length, Picture);
    }

    internal int Width { get; }

    internal int Height { get; }

    internal bool IsColour { get; }

    internal UInt128 Pixels { get; }

    internal ulong Gradients { get; }

    /// <summary>16 × 16 RGB values with mean 0 and length 1.</summary>
    internal float[] Picture { get; }

    /// <summary>Correlation of the small pictures, from -1 to 1; 1 for two flat pictures of one brightness, 0 for others that are flat.</summary>
    internal double LikenessTo(Fingerprint other) => _contrast >= LeastContrast && other._contrast >= LeastContrast
        ? TensorPrimitives.Dot<float>(Picture, other.Picture)
        : _contrast < LeastContrast && other._contrast < LeastContrast && MathF.Abs(_mean - other._mean) <= 1 ? 1 : 0;

    private static int Brightness(RawImage image, int x, int y)
    {
        var at = (y * image.Width + x) * image.Channels;
        return image.Channels == 1 ? image.Pixels[at] : Luma.Of(image.Pixels[at], image.Pixels[at + 1], image.Pixels[at + 2]);
    }
}
