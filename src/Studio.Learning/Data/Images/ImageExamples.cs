using System.Buffers;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Studio.Experiments.Data;
using Studio.Experiments.Results.Evidence;
using Studio.Learning.Data.Sets;
using Studio.Learning.Measures;
using static TorchSharp.torch;

namespace Studio.Learning.Data.Images;

/// <summary>Images of a set as a network wants them: decoded side by side and kept as bytes, varied ahead of the training thread,
/// normalised in each batch.</summary>
/// <remarks>Beyond the memory set aside, images are decoded again when they are needed; the set must stay open as
/// long as the examples.</remarks>
public sealed class ImageExamples : ILabelledExamples
{
    private const long KeptBytes = 2L << 30;

    // Left to itself the loop takes every thread that the pool can make, and whoever else needs one waits.
    private static readonly ParallelOptions s_everyCore = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    private readonly IImageSet _images;
    private readonly Preprocessing _preprocessing;
    private readonly ImageFitting _fitting;
    private readonly bool _varied;
    private readonly RawImage?[] _kept;
    private readonly float[][] _normalised;
    private readonly bool _allKept;
    private BatchesAhead? _ahead;

    /// <param name="items">Indices into <paramref name="images"/>, in the order of the examples.</param>
    /// <param name="augmentation">Null shows every image as it is, with the centre crop.</param>
    /// <param name="seed">Seed of all that is random in <paramref name="augmentation"/>.</param>
    public ImageExamples(IImageSet images, IReadOnlyList<int> items, Preprocessing preprocessing, Augmentation? augmentation = null,
        ulong seed = 0)
        : this(images, items, preprocessing, augmentation, seed, KeptBytes) { }

    internal ImageExamples(IImageSet images, IReadOnlyList<int> items, Preprocessing preprocessing, Augmentation? augmentation, ulong seed,
        long keptBytes)
    {
        (_images, _preprocessing, _varied) = (images, preprocessing, augmentation is not null);
        _fitting = new(preprocessing, augmentation, seed);
        _normalised = [.. preprocessing.Mean.Zip(preprocessing.StandardDeviation, (mean, deviation) =>
            Enumerable.Range(0, 256).Select(value => (value / 255f - mean) / deviation).ToArray())];
        var prepared = new RawImage?[items.Count];
        var faults = new string?[items.Count];
        var room = keptBytes;
        Parallel.For(0, items.Count, s_everyCore, i =>
        {
            try
            {
                var image = Prepared(items[i]);
                if (Interlocked.Add(ref room, -image.Pixels.Length) >= 0)
                    prepared[i] = image;
            }
            catch (InvalidDataException fault)
            {
                faults[i] = fault.Message;
            }
        });
        int[] good = [.. Enumerable.Range(0, items.Count).Where(i => faults[i] is null)];
        Problems = new([.. faults.Index().Where(f => f.Item is not null)
            .Select(f => new DataProblem(images.Items[items[f.Index]].Name, $"{f.Item} It was left out."))]);
        Items = [.. good.Select(i => items[i])];
        Labels = [.. Items.Select(i => images.Items[i].Label)];
        Classes = images.Classes;
        _kept = [.. good.Select(i => prepared[i])];
        _allKept = _kept.All(k => k is not null);
    }

    public int Count => Labels.Count;

    public string Unit => Preprocessing.Unit;

    public IReadOnlyList<string> Classes { get; }

    public IReadOnlyList<int> Labels { get; }

    /// <summary>Index in the image set of each example.</summary>
    public IReadOnlyList<int> Items { get; }

    /// <summary>Images that could not be decoded; they are no examples.</summary>
    public DataReport Problems { get; }

    /// <summary>A name for what the images are as they lie ready, SHA-256 over their bytes in order: other images,
    /// another size or another crop have another.</summary>
    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < Count; i++)
            hash.AppendData((_kept[i] ?? Prepared(Items[i])).Pixels);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Item by a hash of its pixels as they lie ready; of images that are the same, the first.</summary>
    public IReadOnlyDictionary<UInt128, int> ItemHashes()
    {
        var items = new Dictionary<UInt128, int>(Count);
        for (var i = 0; i < Count; i++)
            items.TryAdd(XxHash128.HashToUInt128((_kept[i] ?? Prepared(Items[i])).Pixels), Items[i]);
        return items;
    }

    public InputStatistics Statistics(Tensor batch, InputSpec ofTheWeights, double emptyMargin)
    {
        using var scope = NewDisposeScope();
        return new(Values(batch.mean([0, 2, 3])), Values(batch.std([0, 2, 3])),
            ofTheWeights is Preprocessing { Mean: var mean } && mean.Any(m => m != 0), null,
            emptyMargin > 0 ? EmptyMargin.Of(batch, _preprocessing, emptyMargin) : null)
        {
            Photo = PhotoLikeness.Of(Plain(batch)),
        };
    }

    /// <summary>An example as the network sees it in an epoch, but for the normalisation.</summary>
    /// <exception cref="InvalidDataException">It had to be decoded again and has become unreadable.</exception>
    public RawImage Seen(int example, int epoch)
    {
        var (side, channels) = (_preprocessing.CropSide, _preprocessing.Channels);
        var planes = new byte[_fitting.Bytes];
        Fill(example, epoch, planes);
        var pixels = new byte[planes.Length];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = planes[i % channels * side * side + i / channels];
        return new(side, side, channels, pixels);
    }

    /// <exception cref="InvalidDataException">An image that had to be decoded again has become unreadable.</exception>
    public Tensor Load(ReadOnlySpan<int> items, int epoch)
    {
        var bytes = _ahead?.Take(items, epoch) ?? Now(items.ToArray(), epoch);
        var batch = Normalised(bytes.AsSpan(0, items.Length * _fitting.Bytes), items.Length);   // (N, C, H, W)
        ArrayPool<byte>.Shared.Return(bytes);
        return batch;
    }

    public void Expect(IReadOnlyList<int[]> batches, int epoch)
    {
        _ahead?.Dispose();
        // Where all is at hand, a batch costs a copy.
        _ahead = _varied || !_allKept ? new(batches, epoch, Prepare) : null;
    }

    public void Dispose() => _ahead?.Dispose();

    /// <summary>Without the normalisation: (N, C, H, W) in units of value/255.</summary>
    private Tensor Plain(Tensor batch)
    {
        Tensor Channels(IReadOnlyList<float> values) => tensor(values.ToArray(), device: batch.device).reshape(1, values.Count, 1, 1);
        return (batch * Channels(_preprocessing.StandardDeviation)).Plus(Channels(_preprocessing.Mean));
    }

    private static double[] Values(Tensor channels) => [.. channels.cpu().data<float>().ToArray().Select(v => (double)v)];

    private byte[] Now(int[] items, int epoch)
    {
        if (!_varied && _allKept)
            return Prepare(items, epoch, default);
        var bytes = ArrayPool<byte>.Shared.Rent(items.Length * _fitting.Bytes);
        Parallel.For(0, items.Length, s_everyCore, i => Fill(items[i], epoch, Place(bytes, i)));
        return bytes;
    }

    /// <summary>Planes of all items in one rented array, which may be longer.</summary>
    private byte[] Prepare(int[] items, int epoch, CancellationToken stop)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(items.Length * _fitting.Bytes);
        for (var i = 0; i < items.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            Fill(items[i], epoch, Place(bytes, i));
        }
        return bytes;
    }

    private Span<byte> Place(byte[] batch, int i) => batch.AsSpan(i * _fitting.Bytes, _fitting.Bytes);

    private void Fill(int example, int epoch, Span<byte> planes)
    {
        var image = _kept[example] ?? Prepared(Items[example]);
        if (_varied)
            _fitting.Vary(image, Items[example], epoch, planes);
        else
            image.Pixels.CopyTo(planes);
    }

    /// <summary>What is kept of an image: its final planes, or, where it will be varied, the resized image.</summary>
    private RawImage Prepared(int item)
    {
        var resized = _fitting.Resized(_images.Decode(item));
        if (_varied)
            return resized;
        var planes = new byte[_fitting.Bytes];
        _fitting.Centre(resized, planes);
        return new(_preprocessing.CropSide, _preprocessing.CropSide, _preprocessing.Channels, planes);
    }

    /// <summary>Bytes become floats by table, straight into the tensor's memory: one pass,
    /// and no other thread of libtorch wakes up.</summary>
    private Tensor Normalised(ReadOnlySpan<byte> planes, int count)
    {
        var side = _preprocessing.CropSide;
        var batch = empty([count, _preprocessing.Channels, side, side], ScalarType.Float32);
        var values = MemoryMarshal.Cast<byte, float>(batch.bytes);
        for (var start = 0; start < planes.Length; start += side * side)
        {
            var table = _normalised[start / (side * side) % _preprocessing.Channels];
            var from = planes.Slice(start, side * side);
            var to = values.Slice(start, side * side);
            for (var i = 0; i < from.Length; i++)
                to[i] = table[from[i]];
        }
        return batch;
    }
}
