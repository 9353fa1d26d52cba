using System.IO.Compression;
using Studio.Web.Configuration;

namespace Studio.Web.Uploads;

/// <summary>Makes one zip of images that arrive one after the other in a stream. Time stamps and order are fixed,
/// so the same images give the same bytes.</summary>
public static class PictureArchive
{
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What was left out, and why.</summary>
    /// <param name="content">The bytes of all files in their order, without anything between.</param>
    /// <param name="target">Where the zip is written; it stays open.</param>
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
    /// <exception cref="EndOfStreamException">The stream ended before the last file.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(Stream content, IReadOnlyList<PlannedFile> files, Stream target,
        UploadLimits limits, Action<long> progress, CancellationToken ct)
    {
        var leftOut = new List<string>();
        await using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var buffer = new byte[PictureSize.HeadBytes];
        var arrived = 0L;
        foreach (var file in files)
        {
            var head = (int)Math.Min(buffer.Length, file.Bytes);
            await content.ReadExactlyAsync(buffer.AsMemory(0, head), ct);
            var fault = Fault(buffer.AsSpan(0, head), limits);
            await using var entry = fault is null ? await OpenAsync(zip, file.Path, ct) : null;
            if (fault is not null)
                leftOut.Add($"{file.Path}: {fault}");
            var read = head;
            for (var left = file.Bytes; left > 0; left -= read, progress(arrived += read))
            {
                if (left < file.Bytes)
                    await content.ReadExactlyAsync(buffer.AsMemory(0, read = (int)Math.Min(buffer.Length, left)), ct);
                if (entry is not null)
                    await entry.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        return leftOut;
    }

    /// <summary>Images are compressed already.</summary>
    private static Task<Stream> OpenAsync(ZipArchive zip, string path, CancellationToken ct)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = s_time;
        return entry.OpenAsync(ct);
    }

    private static string? Fault(ReadOnlySpan<byte> head, UploadLimits limits) => PictureSize.Of(head) switch
    {
        null => PictureSize.Unreadable,
        var (width, height) when Math.Max(width, height) > limits.SidePixels || Math.Min(width, height) < 1 =>
            $"it has {width:n0} × {height:n0} pixels; at most {limits.SidePixels:n0} per side are allowed",
        _ => null,
    };
}
