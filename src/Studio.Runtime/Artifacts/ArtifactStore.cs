using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Studio.Experiments.Runs;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Artifacts;

/// <summary>Files under the SHA-256 of their content, below <c>artifacts</c> in the data folder.
/// A file without a row is swept after an hour: the journal makes the row when an event or a checkpoint names the artifact,
/// <see cref="KeepAsync"/> makes it for a data set or a model.</summary>
public sealed class ArtifactStore(StudioStorage storage, TimeProvider time)
{
    private static readonly TimeSpan s_grace = TimeSpan.FromHours(1);
    private static readonly SearchValues<char> s_hexadecimal = SearchValues.Create("0123456789abcdef");
    private static readonly SearchValues<char> s_endings = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz");

    private const string DamagedEnding = ".damaged";
    private const int MostVerified = 10_000;

    // A large file that is downloaded in many ranges is not hashed for each of them.
    private readonly ConcurrentDictionary<(string Path, long Bytes, DateTime Written), bool> _verified = new();
    private readonly string _folder = Path.Combine(storage.DataFolder, "artifacts");

    public async Task<ArtifactReference> PutAsync(ReadOnlyMemory<byte> content, string ending, CancellationToken ct = default)
    {
        var artifact = ArtifactReference.Of(content.Span, ending);
        var place = Place(artifact);
        if (IsThere(place, artifact.Sha256))
            return artifact;
        var part = PartBeside(place);
        await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
        {
            await file.WriteAsync(content, ct);
            file.Flush(flushToDisk: true);
        }
        File.SetLastWriteTimeUtc(part, time.GetUtcNow().UtcDateTime);
        File.Move(part, place, overwrite: true);
        return artifact;
    }

    /// <summary>Where a file can be written that is to be put; what is left there is swept after an hour.</summary>
    public string NewPath() => Path.Combine(Directory.CreateDirectory(_folder).FullName, $"{Guid.NewGuid():n}.part");

    /// <summary>Moves a file of the same disk into the store.</summary>
    public async Task<ArtifactReference> PutFileAsync(string path, string ending, CancellationToken ct = default)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var artifact = new ArtifactReference(Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)), ending, file.Length);
        var place = Place(artifact);
        if (IsThere(place, artifact.Sha256))
            File.Delete(path);
        else
        {
            file.Flush(flushToDisk: true);
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            File.Move(path, place, overwrite: true);
        }
        return artifact;
    }

    /// <summary>Null if there is no such artifact, or the arguments are no hash and ending.</summary>
    public Stream? Open(string sha256, string ending) =>
        PathOf(sha256, ending) is { } path ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null;

    /// <summary>Null if there is no such artifact, or the arguments are no hash and ending.</summary>
    public string? PathOf(string sha256, string ending) => Place(sha256, ending) is { } place && File.Exists(place) ? place : null;

    /// <summary>The path of an artifact whose content still has the SHA-256 in its name. A damaged one is set aside,
    /// so that making it again replaces it.</summary>
    /// <param name="what">Begins the sentence: "The trained network".</param>
    /// <param name="method">Ends it: "Run the transfer again."</param>
    /// <exception cref="FileNotFoundException">There is no such artifact.</exception>
    /// <exception cref="InvalidDataException">Its content has changed since it was stored.</exception>
    public string VerifiedPathOf(string sha256, string ending, string what, string method)
    {
        var path = PathOf(sha256, ending)
            ?? throw new FileNotFoundException($"{what} is no longer among the studio's files "
                + $"({sha256[..Math.Min(12, sha256.Length)]}….{ending}). {method}");
        return HasContentOf(path, sha256) ? path : throw new InvalidDataException(
            $"{what} is damaged: its content no longer has the SHA-256 in its name. The file was moved to "
                + $"'{Path.GetRelativePath(storage.DataFolder, SetAside(path))}' in the data folder. {method}");
    }

    /// <summary>The content of an artifact that was verified at least once since the file was written;
    /// null if there is no such artifact.</summary>
    /// <exception cref="InvalidDataException">Its content has changed since it was stored.</exception>
    public Stream? OpenVerified(string sha256, string ending)
    {
        if (PathOf(sha256, ending) is not { } path)
            return null;
        var file = new FileInfo(path);
        var seen = (path, file.Length, file.LastWriteTimeUtc);
        if (!_verified.ContainsKey(seen))
        {
            VerifiedPathOf(sha256, ending, "The file", "Make it again: run the cell, or upload the file.");
            if (_verified.Count >= MostVerified)
                _verified.Clear();
            _verified[seen] = true;
        }
        return Open(sha256, ending);
    }

    /// <summary>Keeps an artifact for as long as its holder does.</summary>
    /// <exception cref="StorageFaultException">It would exceed what the person may keep.</exception>
    internal Task KeepAsync(ArtifactReference artifact, string holder, string person, long quotaBytes, CancellationToken ct) =>
        storage.WriteAsync(async context =>
    {
        var (sha256, ending) = (artifact.Sha256, artifact.Ending);
        if (await context.Artifacts.AnyAsync(a => a.Sha256 == sha256 && a.Ending == ending && a.Holder == holder, ct))
            return 0;
        // In the transaction that makes the row, so that of many uploads at once no two take the same room.
        await context.LockAsync($"quota {person}", ct);
        var held = await HeldBytesAsync(context, person, ct);
        var isHeld = await context.Artifacts.AnyAsync(a => a.Sha256 == sha256 && a.Person == person, ct);
        if (!isHeld && held + artifact.Bytes > quotaBytes)
            throw new StorageFaultException($"This file has {Megabytes(artifact.Bytes)}, and {Megabytes(held)} of your "
                + $"{Megabytes(quotaBytes)} are taken. "
                + "Delete data sets, models, runs or notebooks that you no longer need.");
        context.Artifacts.Add(new() { Sha256 = sha256, Ending = ending, Holder = holder, Person = person, Bytes = artifact.Bytes });
        return await context.SaveChangesAsync(ct);
    }, ct);

    /// <summary>The files that a run keeps, the largest first.</summary>
    public async Task<IReadOnlyList<ArtifactReference>> OfRunAsync(Guid run, CancellationToken ct = default)
    {
        await using var context = storage.Open();
        var holder = ArtifactHolder.Of(run);
        return await context.Artifacts.Where(a => a.Holder == holder).OrderByDescending(a => a.Bytes)
            .Select(a => new ArtifactReference(a.Sha256, a.Ending, a.Bytes)).ToListAsync(ct);
    }

    /// <summary>Bytes of everything that a person's uploads and runs keep.</summary>
    public async Task<long> HeldBytesAsync(string person, CancellationToken ct = default)
    {
        await using var context = storage.Open();
        return await HeldBytesAsync(context, person, ct);
    }

    private static async Task<long> HeldBytesAsync(StudioContext context, string person, CancellationToken ct)
    {
        var artifacts = await context.Artifacts.Where(a => a.Person == person).Select(a => new { a.Sha256, a.Bytes }).Distinct()
            .SumAsync(a => a.Bytes, ct);
        var checkpoints = await context.Checkpoints.Where(c => context.Runs.Any(r => r.Id == c.Run && r.Person == person))
            .SumAsync(c => c.Bytes, ct);
        return artifacts + checkpoints;
    }

    /// <summary>Deletes those of these files that no row names any more, at once: the caller knows that none is about to.</summary>
    internal async Task ReleaseAsync(IReadOnlyList<ArtifactReference> artifacts, CancellationToken ct)
    {
        if (artifacts.Count == 0)
            return;
        var hashes = artifacts.Select(a => a.Sha256).ToList();
        try
        {
            await using var context = storage.Open();
            var held = await context.Artifacts.Where(a => hashes.Contains(a.Sha256)).Select(a => a.Sha256)
                .Union(context.Checkpoints.Where(c => hashes.Contains(c.Sha256)).Select(c => c.Sha256)).ToHashSetAsync(ct);
            foreach (var path in artifacts.Where(a => !held.Contains(a.Sha256)).Select(a => PathOf(a.Sha256, a.Ending)).OfType<string>())
                File.Delete(path);
        }
        catch (Exception fault) when (StorageFault.Sentence(fault, "Storage") is not null)
        {
            // The sweep tries again.
        }
    }

    /// <summary>Deletes files without a row that are older than an hour; says how many. Files that are older than
    /// the database are another one's, which was moved away and may come back: they stay.</summary>
    public async Task<int> SweepAsync(CancellationToken ct = default)
    {
        if (!Directory.Exists(_folder))
            return 0;
        await using var context = storage.Open();
        // Nothing is made before there is a person who asks for it. Sqlite cannot compare such times.
        var births = await context.Persons.Select(p => p.CreatedAt).ToListAsync(ct);
        if (births.Count == 0)
            return 0;
        var birth = births.Min().UtcDateTime;
        var old = Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .Where(f => IsOld(f) && File.GetLastWriteTimeUtc(f) >= birth).ToList();
        var held = await context.Artifacts.Select(a => a.Sha256 + "." + a.Ending)
            .Union(context.Checkpoints.Select(c => c.Sha256 + "." + c.Ending)).ToHashSetAsync(ct);
        var loose = old.Where(f => !held.Contains(NameOf(f)) && IsOld(f)).ToList();
        loose.ForEach(File.Delete);
        return loose.Count;
    }

    /// <summary>A damaged file stays as long as somebody keeps the artifact: there may be no other copy of an upload.</summary>
    private static string NameOf(string file) =>
        Path.GetFileName(file) is var name && name.EndsWith(DamagedEnding, StringComparison.Ordinal) ? name[..^DamagedEnding.Length] : name;

    private static bool HasContentOf(string path, string sha256)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return Convert.ToHexStringLower(SHA256.HashData(file)) == sha256;
    }

    private static string SetAside(string path)
    {
        try
        {
            File.Move(path, path + DamagedEnding, overwrite: true);
            return path + DamagedEnding;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It stays in its place, and every reader says the same again.
            return path;
        }
    }

    /// <summary>Rows of uploads that an earlier studio kept for a person for good: they go when no notebook names
    /// the file any more.</summary>
    internal Task<int> ForgetUnnamedAsync(CancellationToken ct = default) => storage.WriteAsync(context => context.Artifacts
        .Where(a => a.Holder.StartsWith(ArtifactHolder.Person)
            && !context.Notebooks.Any(n => n.Document.Contains(a.Sha256))).ExecuteDeleteAsync(ct), ct);

    private bool IsOld(string file) => time.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(file) > s_grace;

    /// <summary>Makes a file that was put before young again, so that the sweep leaves it until its new row is
    /// there. A damaged one is not there.</summary>
    private bool IsThere(string place, string sha256)
    {
        try
        {
            File.SetLastWriteTimeUtc(place, time.GetUtcNow().UtcDateTime);
            return HasContentOf(place, sha256);
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private string Place(ArtifactReference artifact)
    {
        var place = Place(artifact.Sha256, artifact.Ending)
            ?? throw new ArgumentException($"'{artifact.Ending}' is no ending of an artifact: up to 16 small letters and digits.");
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return place;
    }

    /// <summary>Null unless both are what they say, so nothing else ever becomes a path.</summary>
    private string? Place(string sha256, string ending) =>
        sha256.Length == 64 && !sha256.AsSpan().ContainsAnyExcept(s_hexadecimal) && ending.Length is > 0 and <= 16
        && !ending.AsSpan().ContainsAnyExcept(s_endings)
            ? Path.Combine(_folder, sha256[..2], $"{sha256}.{ending}") : null;

    private static string PartBeside(string place) => $"{place}.{Guid.NewGuid():n}.part";

    private static string Megabytes(long bytes) => $"{bytes / 1048576.0:0.#} MB";
}
