using System.IO.Compression;
using Studio.Experiments.Data;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Library;
using Studio.Runtime.Link;
using Studio.Runtime.Persons;
using Studio.Web.Configuration;
using Studio.Web.Fleet;

namespace Studio.Web.Uploads;

/// <summary>Takes in labelled texts: tables, JSON lines, or a zip of them, or lines that a person pastes. They are stored as one zip; a
/// worker reads it and says what is in it.</summary>
public sealed class TextUpload(UploadStore store, ZipInspection inspection, ArtifactStore artifacts, TextInspection texts)
{
    /// <summary>Of a paste, in characters.</summary>
    public const int LongestPaste = 2_000_000;

    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<string> s_known =
        new(StringComparer.OrdinalIgnoreCase) { ".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".json", ".pos", ".neg" };

    public UploadLimits Limits => store.Limits;

    /// <param name="files">Names and contents; the contents are read one after the other.</param>
    /// <param name="name">What the data set is called.</param>
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
    public Task<UploadOutcome> TakeAsync(IReadOnlyList<(string Name, Func<Stream> Open)> files, string name, Person person,
        Action<long> progress, CancellationToken ct) =>
        store.StoreAsync(name, person, file => WriteAsync(files, file, progress, ct), (p, _) => KeepAsync(p, person, ct), ct);

    private async Task<UploadStore.Written> WriteAsync(IReadOnlyList<(string Name, Func<Stream> Open)> files, Stream target,
        Action<long> progress, CancellationToken ct)
    {
        if (files is [var only] && Path.GetExtension(only.Name).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            await using var content = only.Open();
            return await UploadStore.CopyAsync(content, target, Limits.Bytes, progress, ct);
        }
        await using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var before = 0L;
        foreach (var (name, open) in files)
        {
            var entry = zip.CreateEntry(EntryName(name));
            // The same texts give the same bytes.
            entry.LastWriteTime = s_time;
            await using var content = open();
            await using var written = await entry.OpenAsync(ct);
            var arrived = 0L;
            var copied = await UploadStore.CopyAsync(content, written, Math.Min(Limits.Bytes, Limits.TextBytes) - before,
                a => progress(before + (arrived = a)), ct);
            if (copied.Fault is not null)
                return copied;
            before += arrived;
        }
        return new([]);
    }

    /// <summary>A file without a known ending is a table: that is how collections of texts are published.</summary>
    private static string EntryName(string name)
    {
        var file = Path.GetFileName(name.Replace('\\', '/'));
        return s_known.Contains(Path.GetExtension(file)) ? file : $"{(file.Length == 0 ? "texts" : file)}.tsv";
    }

    private async Task<UploadStore.Kept> KeepAsync(string path, Person person, CancellationToken ct)
    {
        if (await inspection.TextFaultAsync(path, ct) is { } fault)
            return UploadStore.Kept.Refused(fault);
        var file = await artifacts.PutFileAsync(path, "zip", ct);
        var (content, refusal) = await texts.OfAsync(file, person, ct);
        return content is null ? UploadStore.Kept.Refused(refusal!) : new(file, content);
    }
}
