using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Library;
using Studio.Runtime.Persons;
using Studio.Runtime.Storage;
using Studio.Web.Configuration;
using Studio.Web.Display;

namespace Studio.Web.Uploads;

/// <summary>Stores what comes in as a data set: written to a file of its own first, then inspected, and kept only if nothing is wrong
/// with it. A file that a worker had to read first is swept from the artifacts within an hour of its refusal.</summary>
public sealed class UploadStore(UploadLimits limits, StoredDatasets datasets, DiskSpace disk, StudioSettings settings,
    ILogger<UploadStore> log)
{
    public UploadLimits Limits => limits;

    /// <param name="name">What the data set is called.</param>
    /// <param name="write">Writes one zip.</param>
    /// <param name="keep">Inspects the zip at a path, and makes an artifact of it.</param>
    internal async Task<UploadOutcome> StoreAsync(string name, Person person, Func<Stream, Task<Written>> write,
        Func<string, IReadOnlyList<string>, Task<Kept>> keep, CancellationToken ct)
    {
        var path = Path.Combine(settings.UploadsFolder, $"{Guid.NewGuid():n}.part");
        try
        {
            Written written;
            await using (var incoming = new UploadFile(path, disk))
                written = await write(incoming);
            if (written.Fault is not null)
                return new UploadOutcome.Refused(written.Fault);
            var kept = await keep(path, written.LeftOut);
            return kept.Fault is not null ? new UploadOutcome.Refused(kept.Fault)
                : new UploadOutcome.Taken(await datasets.AddAsync(new(name, kept.File!, kept.Content!), person, ct));
        }
        catch (StorageFaultException full)
        {
            log.LogWarning(full, "An upload could not be kept.");
            return new UploadOutcome.Refused(full.Message);
        }
        catch (EndOfStreamException)
        {
            return new UploadOutcome.Refused("The browser sent fewer bytes than it had promised: a file was changed or removed. "
                + "Choose the files again.");
        }
        finally
        {
            Discard(path);
        }
    }

    /// <summary>Copies a stream, and says so if there is more than may come.</summary>
    /// <param name="most">Bytes that may still come.</param>
    internal static async Task<Written> CopyAsync(Stream content, Stream file, long most, Action<long> progress, CancellationToken ct)
    {
        var buffer = new byte[81_920];
        var arrived = 0L;
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0; progress(arrived))
        {
            if ((arrived += read) > most)
                return new([], $"The upload is larger than {Sizes.Bytes(most)}. Send less, or raise Uploads:Bytes or Uploads:TextBytes.");
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        return new([]);
    }

    /// <summary>What stays of a folder that cannot be written goes when the studio starts again.</summary>
    private static void Discard(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
    }

    /// <summary>What became of writing the zip.</summary>
    internal sealed record Written(IReadOnlyList<string> LeftOut, string? Fault = null);

    /// <summary>Either an artifact with what is in it, or a sentence.</summary>
    internal sealed record Kept(ArtifactReference? File, DatasetContent? Content, string? Fault = null)
    {
        public static Kept Refused(string sentence) => new(null, null, sentence);
    }
}
