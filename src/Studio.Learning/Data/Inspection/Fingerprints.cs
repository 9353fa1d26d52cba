using System.Collections.Concurrent;
using Studio.Experiments.Data;
using Studio.Learning.Data.Images;

namespace Studio.Learning.Data.Inspection;

/// <summary>A look at every image of a set.</summary>
/// <param name="Prints">One an item; null where it cannot be decoded.</param>
/// <param name="Damaged">Those that cannot, in their order.</param>
internal sealed record Fingerprints(IReadOnlyList<Fingerprint?> Prints, IReadOnlyList<DataProblem> Damaged)
{
    /// <param name="progress">Receives the number of decoded images and of all, on any thread.</param>
    public static Fingerprints Of(IImageSet images, Action<int, int>? progress, CancellationToken stop)
    {
        var prints = new Fingerprint?[images.Items.Count];
        var damaged = new ConcurrentBag<(int Item, DataProblem Problem)>();
        var done = 0;
        Parallel.For(0, prints.Length,
            new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            try
            {
                prints[i] = new(images.Decode(i));
            }
            catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException)
            {
                damaged.Add((i, new(images.Items[i].Name, fault.Message)));
            }
            progress?.Invoke(Interlocked.Increment(ref done), prints.Length);
        });
        return new(prints, [.. damaged.OrderBy(d => d.Item).Select(d => d.Problem)]);
    }
}
