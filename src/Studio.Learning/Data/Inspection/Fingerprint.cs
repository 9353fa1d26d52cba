using System.IO.Hashing;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Studio.Learning.Data.Images;

namespace Studio.Learning.Data.Inspection;

/// <summary>What is kept of an image to find it again: a hash of its pixels, one of its gradients, and a small picture.</summary>
/// <remarks>The gradients are the "difference hash": whether each of 8 × 8 grey values is brighter than its right neighbour.</remarks>
internal sealed class Fingerprint
{
    internal const int Side = 16;
    // Below this contrast (levels of 255) a picture is its mean colour and noise.
    private const float LeastContrast = 3;
    // Below this deviation (levels of 255) a foreground is of one shade.
    private const float LeastShading = 8;
    private readonly float _mean, _length;
    private readonly bool[] _standsOut;

    internal Fingerprint(RawImage image)
    {
        (Width, Height, IsColour) = (image.Width, image.Height, HasColour(image));
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
            Picture[i] = small.Pixels[image.Channels == 3 ? i : i / 3];
        _standsOut = StandOut(Picture);
        _mean = TensorPrimitives.Sum<float>(Picture) / Picture.Length;
        TensorPrimitives.Subtract(Picture, _mean, Picture);
        _length = TensorPrimitives.Norm<float>(Picture);
        if (_length > 0)
            TensorPrimitives.Divide(Picture, _length, Picture);
    }

    /// <summary>Decoded images have three channels whatever they were stored as; in grey ones all are equal.</summary>
    private static bool HasColour(RawImage image)
    {
        for (var i = 0; image.Channels == 3 && i < image.Pixels.Length; i += 3)
            if (image.Pixels[i] != image.Pixels[i + 1] || image.Pixels[i] != image.Pixels[i + 2])
                return true;
        return false;
    }

    internal int Width { get; }

    internal int Height { get; }

    internal bool IsColour { get; }

    internal UInt128 Pixels { get; }

    internal ulong Gradients { get; }

    /// <summary>16 × 16 RGB values with mean 0 and length 1.</summary>
    internal float[] Picture { get; }

    private bool IsFlat => _length < LeastContrast * MathF.Sqrt(Picture.Length);

    /// <summary>Correlation of the small pictures, from -1 to 1; 1 for two flat pictures of one brightness,
    /// 0 for others that are flat.</summary>
    internal double LikenessTo(Fingerprint other) => (IsFlat, other.IsFlat) switch
    {
        (false, false) => TensorPrimitives.Dot<float>(Picture, other.Picture),
        (true, true) => MathF.Abs(_mean - other._mean) <= 1 ? 1 : 0,
        _ => 0,
    };

    /// <summary>Correlation over what stands out from the background in either picture; 1 where that has one shade only.
    /// A thin stroke on an empty ground is much like any other over the whole picture, for most of it is ground.</summary>
    internal double ForegroundLikenessTo(Fingerprint other)
    {
        double x = 0, y = 0, xx = 0, yy = 0, xy = 0, count = 0;
        for (var i = 0; i < Picture.Length; i++)
            if (_standsOut[i] || other._standsOut[i])
            {
                var (a, b) = ((double)Picture[i], (double)other.Picture[i]);
                (x, y, xx, yy, xy, count) = (x + a, y + b, xx + a * a, yy + b * b, xy + a * b, count + 1);
            }
        if (count == 0)
            return 1;
        var (deviation, otherDeviation) =
            (Math.Sqrt(Math.Max(0, xx / count - x * x / count / count)), Math.Sqrt(Math.Max(0, yy / count - y * y / count / count)));
        return deviation * _length < LeastShading || otherDeviation * other._length < LeastShading
            ? 1 : (xy / count - x * y / count / count) / (deviation * otherDeviation);
    }

    /// <summary>Values that differ from the most common shade of their colour, which is the median's.</summary>
    private static bool[] StandOut(float[] picture)
    {
        var standsOut = new bool[picture.Length];
        for (var colour = 0; colour < 3; colour++)
        {
            var median = Enumerable.Range(0, Side * Side).Select(i => picture[3 * i + colour]).Order().ElementAt(Side * Side / 2);
            for (var i = colour; i < picture.Length; i += 3)
                standsOut[i] = MathF.Abs(picture[i] - median) > LeastContrast;
        }
        return standsOut;
    }

    private static int Brightness(RawImage image, int x, int y)
    {
        var at = (y * image.Width + x) * image.Channels;
        return image.Channels == 1 ? image.Pixels[at] : Luma.Of(image.Pixels[at], image.Pixels[at + 1], image.Pixels[at + 2]);
    }
}
