using System.Security.Cryptography;
using System.Text;
using Studio.Experiments.Data;

namespace Studio.Learning.Data.Inspection;

/// <summary>A name for what a data set holds, whatever it is kept in: two sets with the same hash give the same training.</summary>
/// <param name="Sha256">Over name, class, part, size and pixels of all items, in their order.</param>
/// <param name="Damaged">Items that cannot be decoded; they count by their names.</param>
public sealed record ContentHash(string Sha256, IReadOnlyList<DataProblem> Damaged)
{
    /// <summary>Decodes every image once, but for sets that are drawn by a known program.</summary>
    /// <param name="progress">Receives the number of finished images and of all, on any thread.</param>
    public static ContentHash Of(IImageSet images, Action<int, int>? progress = null, CancellationToken stop = default)
    {
        if (images.KnownContent is { } known)
            return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(known))), []);
        var items = new byte[images.Items.Count][];
        var faults = new string?[images.Items.Count];
        var done = 0;
        Parallel.For(0, items.Length, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            try
            {
                items[i] = Hash(images.Items[i], images.Classes, images.Decode(i));
            }
            catch (InvalidDataException fault)
            {
                faults[i] = fault.Message;
                items[i] = Hash(images.Items[i], images.Classes, null);
            }
            progress?.Invoke(Interlocked.Increment(ref done), items.Length);
        });
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var item in items)
            all.AppendData(item);
        return new(Convert.ToHexStringLower(all.GetHashAndReset()),
            [.. faults.Index().Where(f => f.Item is not null).Select(f => new DataProblem(images.Items[f.Index].Name, f.Item!))]);
    }

    private static byte[] Hash(ImageItem item, IReadOnlyList<string> classes, RawImage? image)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{item.Name}\n{classes[item.Label]}\n{item.Part}\n{image?.Width}×{image?.Height}×{image?.Channels}\n"));
        hash.AppendData(image?.Pixels ?? []);
        return hash.GetHashAndReset();
    }
}
