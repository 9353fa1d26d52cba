using Studio.Experiments.Data;
using Studio.Learning.Sampling;

namespace Studio.Learning.Data.Images;

/// <summary>Fits images to a network's input: bytes in planes (C, S, S), S the crop's side, still without normalisation.</summary>
internal sealed class ImageFitting(Preprocessing preprocessing, Augmentation? augmentation, ulong seed)
{
    private const int CropAttempts = 10;
    private const int LongestAspect = 4;
    private readonly int _side = preprocessing.CropSide;

    /// <summary>Without the margins.</summary>
    private readonly int _inner = preprocessing.ResizeSide > 0
        ? Math.Min(preprocessing.ResizeSide, preprocessing.CropSide) : preprocessing.CropSide;

    internal int Bytes => preprocessing.Channels * _side * _side;

    /// <summary>The image at the size at which the network looks at it.</summary>
    internal RawImage Resized(RawImage image) =>
        WithChannels(ImageResize.ShorterSide(WithoutEnds(image), preprocessing.ResizeSide, preprocessing.Filter));

    /// <summary>The centre crop, empty where the image is smaller.</summary>
    internal void Centre(RawImage resized, Span<byte> planes) =>
        Place(resized, Middle(resized.Width), Middle(resized.Height), false, planes);

    /// <summary>The item's variant in this epoch: random crop, shift, mirror image and light.</summary>
    internal void Vary(RawImage resized, int item, int epoch, Span<byte> planes)
    {
        var random = new ItemRandom(seed, epoch, item);
        var how = augmentation!;
        // Every number is drawn whether it is used or not, so that one setting does not change what another draws.
        var (shiftX, shiftY, mirror) = (random.Below(2 * how.PadPixels + 1) - how.PadPixels,
            random.Below(2 * how.PadPixels + 1) - how.PadPixels, random.Next() < 0.5 && how.HorizontalFlip);
        var light = (random.Between(-1, 1), random.Between(-1, 1), random.Between(-1, 1));
        var cropped = how.SmallestArea < 1 ? RandomCrop(resized, how.SmallestArea, ref random) : resized;
        Place(cropped, Middle(cropped.Width) + shiftX, Middle(cropped.Height) + shiftY, mirror, planes);
        if (how.ColourJitter > 0)
            ColourJitter.Apply(planes, preprocessing.Channels, 1 + how.ColourJitter * light.Item1, 1 + how.ColourJitter * light.Item2,
                1 + how.ColourJitter * light.Item3);
    }

    /// <summary>Cuts the ends off a strip: a line of one pixel's width would grow beyond all memory.</summary>
    private RawImage WithoutEnds(RawImage image)
    {
        var longest = Math.Min(image.Width, image.Height)
            * (LongestAspect + (preprocessing.ResizeSide > 0 ? _side / preprocessing.ResizeSide : 0));
        var (width, height) = (Math.Min(image.Width, longest), Math.Min(image.Height, longest));
        return preprocessing.ResizeSide == 0 || (width, height) == (image.Width, image.Height) ? image
            : ImageResize.Region(image, new((image.Width - width) / 2, (image.Height - height) / 2, width, height), width, height);
    }

    private int Middle(int length) => (int)Math.Round((length - _side) / 2.0);

    /// <summary>A rectangle of random area and of an aspect ratio from 3:4 to 4:3, resized to the crop's side less
    /// its margins; the centre if none fits.</summary>
    /// <remarks>Szegedy et al., "Going Deeper with Convolutions", CVPR 2015, section 6.</remarks>
    private RawImage RandomCrop(RawImage image, double smallestArea, ref ItemRandom random)
    {
        for (var attempt = 0; attempt < CropAttempts; attempt++)
        {
            var area = random.Between(smallestArea, 1) * image.Width * image.Height;
            var aspect = Math.Exp(random.Between(Math.Log(3.0 / 4), Math.Log(4.0 / 3)));
            var (width, height) = ((int)Math.Round(Math.Sqrt(area * aspect)), (int)Math.Round(Math.Sqrt(area / aspect)));
            if (width >= 1 && height >= 1 && width <= image.Width && height <= image.Height)
                return Resized(new(random.Below(image.Width - width + 1), random.Below(image.Height - height + 1), width, height));
        }
        var side = Math.Min(image.Width, image.Height);
        return Resized(new((image.Width - side) / 2, (image.Height - side) / 2, side, side));

        RawImage Resized(ImageRegion region) => ImageResize.Region(image, region, _inner, _inner, preprocessing.Filter);
    }

    /// <summary>Copies a square whose corner lies at (left, top) of the image; outside of the image it is empty.</summary>
    private void Place(RawImage image, int left, int top, bool mirror, Span<byte> planes)
    {
        var (channels, area) = (image.Channels, _side * _side);
        planes.Fill(preprocessing.Beyond);
        var (first, last) = (Math.Max(0, -left), Math.Min(_side, image.Width - left));
        for (var y = Math.Max(0, -top); y < _side && y + top < image.Height; y++)
            for (var x = first; x < last; x++)
            {
                var from = ((y + top) * image.Width + x + left) * channels;
                var to = y * _side + (mirror ? _side - 1 - x : x);
                for (var c = 0; c < channels; c++)
                    planes[c * area + to] = image.Pixels[from + c];
            }
    }

    private RawImage WithChannels(RawImage image)
    {
        if (image.Channels == preprocessing.Channels)
            return image;
        var pixels = new byte[image.Width * image.Height * preprocessing.Channels];
        for (var i = 0; i < image.Width * image.Height; i++)
            if (preprocessing.Channels == 1)
                pixels[i] = Luma.Of(image.Pixels[3 * i], image.Pixels[3 * i + 1], image.Pixels[3 * i + 2]);
            else
                pixels.AsSpan(3 * i, 3).Fill(image.Pixels[i]);
        return new(image.Width, image.Height, preprocessing.Channels, pixels);
    }
}
