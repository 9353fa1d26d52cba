using Studio.Runtime.Artifacts;
using Studio.Runtime.Desks;
using Studio.Runtime.Library;
using Studio.Runtime.Storage;
using Studio.Web.Hosting;
using Studio.Web.Layout;

namespace Studio.Web.Uploads;

/// <summary>Takes in images, as a zip or one by one: stores one zip under its hash, after everything in it was read and found within the
/// limits.</summary>
public sealed class PictureUpload(UploadLimits limits, ZipInspection inspection, ArtifactStore artifacts, StoredDatasets datasets,
    StudioSettings settings)
{
    public UploadLimits Limits => limits;

    /// <param name="name">What the data set is called, for example the name of the file.</param>
    /// <param name="progress">Told how many bytes have arrived.</param>
    public Task<UploadOutcome> TakeZipAsync(Stream content, string name, Person person, Action<long> progress, CancellationToken ct) =>
        StoreAsync(name, person, async path => await CopyAsync(content, path, progress, ct) ? new Written([])
            : new Written([], $"The file is larger than {Sizes.Bytes(limits.Bytes)}. Send a smaller one, or raise Uploads:Bytes."), ct);

    /// <param name="content">The files of the plan in its order, without anything between.</param>
    /// <param name="name">What the data set is called, for example the name of the folder.</param>
    /// <param name="progress">Told how many bytes have arrived.</param>
    public Task<UploadOutcome> TakePicturesAsync(Stream content, PicturePlan plan, string name, Person person, Action<long> progress,
        CancellationToken ct) => StoreAsync(name, person, async path =>
            new([.. plan.LeftOut, .. await PictureArchive.WriteAsync(content, plan.Files, path, limits, progress, ct)]), ct);

    private async Task<UploadOutcome> StoreAsync(string name, Person person, Func<string, Task<Written>> write, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(Path.Combine(settings.DataFolder, "uploads"));
        var path = Path.Combine(folder.FullName, $"{Guid.NewGuid():n}.part");
        try
        {
            var written = await write(path);
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
            return new UploadOutcome.Refused(full.Message);
        }
        catch (EndOfStreamException)
        {
            return new UploadOutcome.Refused("The browser sent fewer bytes than it had promised: a file was changed or removed. Choose the images again.");
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>False if there is more than may come.</summary>
    private async Task<bool> CopyAsync(Stream content, string path, Action<long> progress, CancellationToken ct)
    {
        await using var file = File.Create(path);
        var buffer = new byte[81_920];
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
        {
            if (file.Length + read > limits.Bytes)
                return false;
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
            progress(file.Length);
        }
        return true;
    }

    /// <summary>What became of writing the zip.</summary>
    private sealed record Written(IReadOnlyList<string> LeftOut, string? Fault = null);
}
