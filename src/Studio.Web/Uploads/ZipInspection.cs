using System.IO.Compression;
using System.IO.Hashing;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Runtime.Library;
using Studio.Web.Configuration;
using Studio.Web.Display;

namespace Studio.Web.Uploads;

/// <summary>Reads all of a zip and says what is in it, or why it cannot be taken. Nothing is unpacked to the disk,
/// so a name in the zip never becomes a path.</summary>
public sealed class ZipInspection(UploadLimits limits)
{
    /// <summary>Either what images are in it or a sentence.</summary>
    public async Task<(DatasetContent? Content, string? Fault)> OfAsync(string path, CancellationToken ct)
    {
        var (names, unreadable, fault) = await ReadAsync(path, limits.UnpackedBytes, ct);
        if (fault is not null)
            return (null, fault);
        var layout = FolderLayout.Read(names, []);
        return layout.Images.Count == 0 && !names.Exists(FolderLayout.IsImage)
            ? (null, "The zip holds no images (PNG, JPEG, BMP, GIF or WebP). Put one folder for each class into it, "
                + "with its images inside.")
            : ClassFaults.Of(layout, "The zip") is { } sentence ? (null, sentence) : (Content(layout, unreadable), null);
    }

    /// <summary>Why it cannot be taken as texts; null if it may be.</summary>
    public async Task<string?> TextFaultAsync(string path, CancellationToken ct) => await ReadAsync(path, limits.TextBytes, ct) switch
    {
        { Fault: { } fault } => fault,
        var found when found.Unreadable.Count > 0 || found.Names.Exists(n => FolderLayout.IsImage(n) && !FolderLayout.IsJunk(n)) =>
            "The zip also holds images. Remove them, or upload it as images.",
        _ => null,
    };

    private async Task<Found> ReadAsync(string path, long most, CancellationToken ct)
    {
        try
        {
            if (CrowdedDirectory(path) is { } crowded)
                return Found.Refused(crowded);
            await using var zip = await ZipPaths.OpenAsync(path, ct);
            return await ReadAsync(zip, Math.Min(most, MostUnpacked(new FileInfo(path).Length)), ct);
        }
        // The framework names a compression that it does not know.
        catch (InvalidDataException fault) when (ZipPaths.OtherCompression(fault.Message) is { } sentence)
        {
            return Found.Refused(sentence);
        }
        catch (InvalidDataException)
        {
            return Found.Refused(await FileSigns.OfFileAsync(path, ct) is { } sign and not FileSigns.Zip
                ? $"The file is not a zip. {sign}. Make a zip of a folder and upload it."
                : "The file is damaged, or not a zip. Create the zip again and upload it.");
        }
    }

    /// <summary>Looked at before anything of the directory is kept in memory.</summary>
    private string? CrowdedDirectory(string path)
    {
        using var file = File.OpenRead(path);
        var (entries, bytes) = ZipEntryCount.Of(file, limits.Files, limits.DirectoryBytes);
        return entries > limits.Files ? $"The zip contains more than {limits.Files:n0} files, which is the limit."
            : bytes > limits.DirectoryBytes
            ? $"The names in the zip take more than {Sizes.Bytes(limits.DirectoryBytes)}. Create the zip again with shorter names."
            : null;
    }

    private long MostUnpacked(long bytes) =>
        Math.Min(limits.UnpackedBytes, Math.Max(limits.FreeUnpackedBytes, limits.UnpackedRatio * bytes));

    private async Task<Found> ReadAsync(ZipArchive zip, long mostUnpacked, CancellationToken ct)
    {
        var (names, unreadable, unpacked) = (new List<string>(), new List<string>(), 0L);
        foreach (var (entry, name) in zip.Entries.Zip(zip.Paths()))
        {
            if (ZipPaths.LeadsOut(name))
                return Found.Refused($"The zip holds a file named '{name}', which points outside it. Create the zip again from a folder.");
            if (entry.IsEncrypted)
                return Found.Refused($"'{name}' is encrypted with a password. Create the zip again without one.");
            var (bytes, size, isSound) = await ReadAsync(entry, mostUnpacked - unpacked, ct);
            if ((unpacked += bytes) > mostUnpacked)
                return Found.Refused($"Unpacked, the zip is larger than {Sizes.Bytes(mostUnpacked)}. Send fewer or smaller files.");
            if (!isSound)
                return Found.Refused($"'{name}' is damaged in the zip. Create the zip again and upload it.");
            if (size is var (width, height) && Math.Max(width, height) > limits.SidePixels)
                return Found.Refused($"'{name}' has {width:n0} × {height:n0} pixels; at most {limits.SidePixels:n0} per side are allowed.");
            if (size is null && FolderLayout.IsImage(name) && !FolderLayout.IsJunk(name))
                unreadable.Add($"{name}: {PictureSize.Unreadable}");
            else if (!name.EndsWith('/'))
                names.Add(name);
        }
        return new(names, unreadable, null);
    }

    private static DatasetContent Content(FolderLayout layout, List<string> unreadable)
    {
        IReadOnlyList<string> classes = FolderLayout.Ordered(layout.Images.Select(i => i.Class).Distinct());
        return new()
        {
            Classes = classes,
            Parts = [.. layout.Images.GroupBy(i => i.Part).OrderBy(part => part.Key).Select(part => Count(part.Key, part, classes))],
            LeftOut = [.. unreadable, .. layout.Problems.Select(p => $"{p.Item}: {p.Sentence}")],
        };
    }

    private static PartResult Count(DataPart part, IEnumerable<LabelledPath> images, IReadOnlyList<string> classes)
    {
        var counts = images.CountBy(i => i.Class).ToDictionary();
        return new(part, [.. classes.Select(name => counts.GetValueOrDefault(name))]);
    }

    /// <summary>Reads all of it, because what a zip says of its sizes may be a lie.</summary>
    private static async Task<(long Bytes, (int Width, int Height)? Size, bool IsSound)> ReadAsync(ZipArchiveEntry entry, long most,
        CancellationToken ct)
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

    /// <summary>Files of a zip, and those that are images by their name alone.</summary>
    private sealed record Found(List<string> Names, List<string> Unreadable, string? Fault)
    {
        public static Found Refused(string sentence) => new([], [], sentence);
    }
}
