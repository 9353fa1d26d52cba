using System.IO.Compression;
using System.IO.Hashing;
using Studio.Runtime;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Desks;
using Studio.Runtime.Storage;
using Studio.Web.Hosting;
using Studio.Web.Layout;

namespace Studio.Web.Uploads;

/// <summary>Takes in a zip of pictures: stores it once under its hash, after everything in it was read and found within the limits.</summary>
/// <remarks>Nothing is unpacked to the disk, so a name in the zip never becomes a path.</remarks>
public sealed class ZipUpload(UploadLimits limits, ArtifactStore artifacts, StudioSettings settings, RuntimeOptions runtime)
{
    public async Task<UploadOutcome> TakeAsync(Stream content, Person person, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(Path.Combine(settings.DataFolder, "uploads"));
        var path = Path.Combine(folder.FullName, $"{Guid.NewGuid():n}.part");
        try
        {
            if (!await CopyAsync(content, path, ct))
                return new UploadOutcome.Refused($"The file is larger than {Sizes.Bytes(limits.Bytes)}. Send a smaller one, or raise Uploads:Bytes.");
            var (pictures, fault) = await InspectAsync(path, ct);
            if (fault is not null)
                return new UploadOutcome.Refused(fault);
            var artifact = await artifacts.PutFileAsync(path, "zip", ct);
            await artifacts.KeepAsync(artifact, person.Id, runtime.QuotaBytes, ct);
            return new UploadOutcome.Taken(artifact, pictures);
        }
        catch (StorageFaultException full)
        {
            return new UploadOutcome.Refused(full.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>False if there is more than may come.</summary>
    private async Task<bool> CopyAsync(Stream content, string path, CancellationToken ct)
    {
        await using var file = File.Create(path);
        var buffer = new byte[81_920];
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
        {
            if (file.Length + read > limits.Bytes)
                return false;
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        return true;
    }

    private async Task<(int Pictures, string? Fault)> InspectAsync(string path, CancellationToken ct)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path, ct);
            if (zip.Entries.Count > limits.Files)
                return (0, $"The zip holds {zip.Entries.Count:n0} files; {limits.Files:n0} are allowed.");
            var (pictures, unpacked) = (0, 0L);
            foreach (var entry in zip.Entries)
            {
                if (LeavesItsFolder(entry.FullName))
                    return (0, $"The zip holds a file named '{entry.FullName}', which points outside it. Make the zip anew from a folder of pictures.");
                var (bytes, size, isSound) = await ReadAsync(entry, limits.UnpackedBytes - unpacked, ct);
                if ((unpacked += bytes) > limits.UnpackedBytes)
                    return (0, $"Unpacked, the zip is larger than {Sizes.Bytes(limits.UnpackedBytes)}. Send fewer or smaller pictures.");
                if (!isSound)
                    return (0, $"'{entry.FullName}' is damaged in the zip. Make the zip anew and send it again.");
                if (size is var (width, height) && Math.Max(width, height) > limits.SidePixels)
                    return (0, $"'{entry.FullName}' has {width:n0} × {height:n0} pixels; a side may have {limits.SidePixels:n0}. Make it smaller.");
                pictures += size is null ? 0 : 1;
            }
            return pictures > 0 ? (pictures, null) : (0, "The zip holds no pictures (PNG, JPEG, BMP, GIF or WebP). Put one folder for each class into it, with the class's pictures inside.");
        }
        catch (InvalidDataException)
        {
            return (0, "The file is damaged, or no zip. Make the zip anew and send it again.");
        }
    }

    /// <summary>Reads all of it, because what a zip says of its sizes may be a lie.</summary>
    private static async Task<(long Bytes, (int Width, int Height)? Size, bool IsSound)> ReadAsync(ZipArchiveEntry entry, long most, CancellationToken ct)
    {
        await using var stream = await entry.OpenAsync(ct);
        var head = new byte[PictureSize.HeadBytes];
        var filled = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        var size = PictureSize.Of(head.AsSpan(0, filled));
        var sum = new Crc32();
        long total = 0;
        for (var read = filled; read > 0 && total <= most; read = await stream.ReadAsync(head, ct))
        {
            sum.Append(head.AsSpan(0, read));
            total += read;
        }
        return (total, size, total > most || sum.GetCurrentHashAsUInt32() == entry.Crc32);
    }

    private static bool LeavesItsFolder(string name) =>
        name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal)
        || name.Split('/').Contains("..");
}
