using Studio.Experiments.Runs;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Artifacts;

/// <summary>Files under the SHA-256 of their content, below <c>artifacts</c> in the data folder. A file without a row is swept after an hour:
/// the journal makes the row when an event or a checkpoint names the artifact, <see cref="KeepAsync"/> makes it for an upload.</summary>
public sealed class ArtifactStore(StudioStorage storage, TimeProvider time)
{
    public Task<ArtifactReference> PutAsync(ReadOnlyMemory<byte> content, string ending, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>Moves a file of the same disk into the store.</summary>
    public Task<ArtifactReference> PutFileAsync(string path, string ending, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>Null if there is no such artifact, or the arguments are no hash and ending.</summary>
    public Stream? Open(string sha256, string ending) => throw new NotImplementedException();

    /// <summary>Null if there is no such artifact, or the arguments are no hash and ending.</summary>
    public string? PathOf(string sha256, string ending) => throw new NotImplementedException();

    /// <summary>Keeps an upload for a person.</summary>
    /// <exception cref="StorageFaultException">It would exceed what the person may keep.</exception>
    public Task KeepAsync(ArtifactReference artifact, string person, long quotaBytes, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>Bytes of everything that a person's uploads and runs keep.</summary>
    public Task<long> HeldBytesAsync(string person, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>Deletes files without a row that are older than an hour; says how many.</summary>
    public Task<int> SweepAsync(CancellationToken ct = default) => throw new NotImplementedException();
}
