using Studio.Runtime.Artifacts;
using Studio.Runtime.Library;
using Studio.Runtime.Persons;
using Studio.Runtime.Storage;
using Studio.Web.Configuration;
using Studio.Web.Display;

namespace Studio.Web.Uploads;

/// <summary>Takes in images, as a zip or one by one: stores one zip under its hash, after everything in it was read and found within the
/// limits.</summary>
public sealed class PictureUpload(UploadLimits limits, ZipInspection inspection, ArtifactStore artifacts, StoredDatasets datasets,
    DiskSpace disk, StudioSettings settings, ILogger<PictureUpload> log)
{
    public UploadLimits Limits => limits;

    /// <param name="name">What the data set is called, for example the name of the file.</param>
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
    public Task<UploadOutcome> TakeZipAsync(Stream content, string name, Person person, Action<long> progress, CancellationToken ct) =>
        StoreAsync(name, person, async file => await CopyAsync(content, file, progress, ct) ? new Written([])
            : new Written([], $"The file is larger than {Sizes.Bytes(limits.Bytes)}. Send a smaller one, or raise Uploads:Bytes."), ct);

    /// <param name="content">The files of the plan in its order, without anything between.</param>
    /// <param name="name">What the data set is called, for example the name of the folder.</param>
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
    public Task<UploadOutcome> TakePicturesAsync(Stream content, PicturePlan plan, string name, Person person, Action<long> progress,
        CancellationToken ct) => StoreAsync(name, person, async file =>
            new([.. plan.LeftOut, .. await PictureArchive.WriteAsync(content, plan.Files, file, limits, progress, ct)]), ct);

    private async Task<UploadOutcome> StoreAsync(string name, Person person, Func<Stream, Task<Written>> write, CancellationToken ct)
    {
        var path = Path.Combine(settings.UploadsFolder, $"{Guid.NewGuid():n}.part");
        try
        {
            Written written;
            await using (var incoming = new UploadFile(path, disk))
                written = await write(incoming);
            if (written.Fault is not null)
                return new UploadOutcome.Refused(written.Fault);
            var (content, fault) = await inspection.OfAsync(path, ct);
            if (content is null)
                return new UploadOutcome.Refused(fault!);
            var file = await artifacts.PutFileAsync(path, "zip", ct);
            var whole = content with { LeftOut = [.. written.LeftOut, .. content.LeftOut] };
            return new UploadOutcome.Taken(await datasets.AddAsync(new(name, file, whole), person, ct));
        }
        catch (StorageFaultException full)
        {
            log.LogWarning(full, "An upload could not be kept.");
            return new UploadOutcome.Refused(full.Message);
        }
        catch (EndOfStreamException)
        {
            return new UploadOutcome.Refused("The browser sent fewer bytes than it had promised: a file was changed or removed. "
                + "Choose the images again.");
        }
        finally
        {
            Discard(path);
        }
    }

    /// <summary>What stays of a folder that cannot be written goes when the studio starts again.</summary>
    private static void Discard(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
    }

    /// <summary>False if there is more than may come.</summary>
    private async Task<bool> CopyAsync(Stream content, Stream file, Action<long> progress, CancellationToken ct)
    {
        var buffer = new byte[81_920];
        var arrived = 0L;
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0; progress(arrived))
        {
            if ((arrived += read) > limits.Bytes)
                return false;
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        return true;
    }

    /// <summary>What became of writing the zip.</summary>
    private sealed record Written(IReadOnlyList<string> LeftOut, string? Fault = null);
}
