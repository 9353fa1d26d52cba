using Studio.Runtime.Artifacts;
using Studio.Runtime.Persons;
using Studio.Web.Configuration;

namespace Studio.Web.Uploads;

/// <summary>Takes in images, as a zip or one by one: stores one zip under its hash, after everything in it was read and found within the
/// limits.</summary>
public sealed class PictureUpload(UploadStore store, ZipInspection inspection, ArtifactStore artifacts)
{
    public UploadLimits Limits => store.Limits;

    /// <param name="name">What the data set is called, for example the name of the file.</param>
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
    public Task<UploadOutcome> TakeZipAsync(Stream content, string name, Person person, Action<long> progress, CancellationToken ct) =>
        store.StoreAsync(name, person, file => UploadStore.CopyAsync(content, file, Limits.Bytes, progress, ct),
            (p, l) => KeepAsync(p, l, ct), ct);

    /// <param name="content">The files of the plan in its order, without anything between.</param>
    /// <param name="name">What the data set is called, for example the name of the folder.</param>
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
    public Task<UploadOutcome> TakePicturesAsync(Stream content, PicturePlan plan, string name, Person person, Action<long> progress,
        CancellationToken ct) => store.StoreAsync(name, person, async file =>
            new([.. plan.LeftOut, .. await PictureArchive.WriteAsync(content, plan.Files, file, Limits, progress, ct)]),
            (p, l) => KeepAsync(p, l, ct), ct);

    private async Task<UploadStore.Kept> KeepAsync(string path, IReadOnlyList<string> leftOut, CancellationToken ct)
    {
        var (content, fault) = await inspection.OfAsync(path, ct);
        return content is null ? UploadStore.Kept.Refused(fault!)
            : new(await artifacts.PutFileAsync(path, "zip", ct), content with { LeftOut = [.. leftOut, .. content.LeftOut] });
    }
}
