using Studio.Experiments.Data;
using static TorchSharp.torch;

namespace Studio.Learning.Data;

/// <summary>Images of a set as a network wants them: decoded side by side, resized and cropped once, kept as bytes, normalised in each batch.</summary>
public sealed class ImageExamples : IExamples
{
    private readonly Preprocessing _preprocessing;
    private readonly byte[] _pixels;
    private readonly int _imageBytes;

    /// <param name="items">Indices into <paramref name="images"/>, in the order of the examples.</param>
    public ImageExamples(IImageSet images, IReadOnlyList<int> items, Preprocessing preprocessing)
    {
        _preprocessing = preprocessing;
        _imageBytes = preprocessing.Channels * preprocessing.CropSide * preprocessing.CropSide;
        _pixels = new byte[(long)_imageBytes * items.Count];
        Classes = images.Classes;
        Labels = [.. items.Select(i => images.Items[i].Label)];
        Parallel.For(0, items.Count, i => Place(images.Decode(items[i]), _pixels.AsSpan(i * _imageBytes, _imageBytes)));
    }

    public int Count => Labels.Count;

    public IReadOnlyList<string> Classes { get; }

    public IReadOnlyList<int> Labels { get; }

    public Tensor Load(ReadOnlySpan<int> items, int epoch)
    {
        using var scope = NewDisposeScope();
        var bytes = new byte[items.Length * _imageBytes];
        for (var i = 0; i < items.Length; i++)
            _pixels.AsSpan(items[i] * _imageBytes, _imageBytes).CopyTo(bytes.AsSpan(i * _imageBytes));
        var (channels, side) = (_preprocessing.Channels, _preprocessing.CropSide);
        var batch = tensor(bytes, [items.Length, channels, side, side]).to(ScalarType.Float32).div_(255);   // (N, C, H, W)
        return batch.sub_(PerChannel(_preprocessing.Mean)).div_(PerChannel(_preprocessing.StandardDeviation)).MoveToOuterDisposeScope();
    }

    public void Expect(IReadOnlyList<int[]> batches, int epoch) { }

    public void Dispose() { }

    private static Tensor PerChannel(IReadOnlyList<float> values) => tensor(values.ToArray(), [1, values.Count, 1, 1]);

    /// <summary>Shorter side, centre crop with black where the image is smaller, then planes (C, H, W).</summary>
    private void Place(RawImage image, Span<byte> target)
    {
        var resized = ImageResize.ShorterSide(image, _preprocessing.ResizeSide);
        var (side, channels) = (_preprocessing.CropSide, _preprocessing.Channels);
        var (left, top) = ((int)Math.Round((resized.Width - side) / 2.0), (int)Math.Round((resized.Height - side) / 2.0));
        for (var y = Math.Max(0, -top); y < side && y + top < resized.Height; y++)
            for (var x = Math.Max(0, -left); x < side && x + left < resized.Width; x++)
                for (var c = 0; c < channels; c++)
                    target[(c * side + y) * side + x] = Value(resized, x + left, y + top, c, channels);
    }

    private static byte Value(RawImage image, int x, int y, int channel, int channels)
    {
        var at = (y * image.Width + x) * image.Channels;
        if (image.Channels == channels)
            return image.Pixels[at + channel];
        // ITU-R 601 luma from colour; grey repeated for colour.
        return image.Channels == 1 ? image.Pixels[at]
            : (byte)((image.Pixels[at] * 299 + image.Pixels[at + 1] * 587 + image.Pixels[at + 2] * 114 + 500) / 1000);
    }
}
