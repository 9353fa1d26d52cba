using System.Security.Cryptography;

namespace Studio.Learning.Weights;

/// <summary>Keeps published weights on this machine: a file is downloaded once, checked, and only then given its name, so that whatever
/// has the name is whole. Several processes may ask for the same file at once; one downloads, the others wait for it.</summary>
public sealed class WeightStore(WeightStoreOptions options) : IDisposable
{
    private static readonly TimeSpan s_lockPause = TimeSpan.FromMilliseconds(100);
    private readonly HttpClient _client =
        new(new SocketsHttpHandler { ConnectTimeout = options.ConnectLimit }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Where the finished file is, or will be.</summary>
    public string PathOf(PublishedWeights weights) => weights.IsBundled
        ? Path.Combine(AppContext.BaseDirectory, "Weights", "Bundled", weights.FileName)
        : Path.Combine(options.Folder, weights.KeptName);

    public bool Has(PublishedWeights weights) => File.Exists(PathOf(weights));

    /// <summary>The path of the whole, checked file; nothing is asked of the network when it is here already.</summary>
    /// <exception cref="WeightStoreException">The file cannot be had; the message says why and what to do.</exception>
    public async Task<string> FetchAsync(PublishedWeights weights, IProgress<DownloadProgress>? progress = null,
        CancellationToken cancel = default)
    {
        var path = PathOf(weights);
        return File.Exists(path) && IsWhole(weights, path) ? path : !weights.IsBundled
            ? Kept(weights, await FetchAsync(weights.File, progress, cancel).ConfigureAwait(false))
            : throw new WeightStoreException($"The weights '{weights.Key}' come with the program and are missing. Install it again.");
    }

    /// <summary>The weights whose published file this is, byte for byte as far as that is published; null if it is none.</summary>
    public static PublishedWeights? Recognise(string path)
    {
        var length = new FileInfo(path).Length;
        using var file = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        return WeightCatalogue.All.FirstOrDefault(w => !w.IsBundled && (w.Bytes is null || w.Bytes == length)
            && (w.HashPrefix is { } prefix ? hash.StartsWith(prefix, StringComparison.Ordinal) : w.Shard is not null));
    }

    /// <summary>Takes in a file that somebody else downloaded.</summary>
    /// <exception cref="WeightStoreException">It is not the published one, or cannot be kept.</exception>
    public string Take(PublishedWeights weights, string path)
    {
        if (Recognise(path) != weights)
            throw new WeightStoreException($"This is not the file that is published as '{weights.Key}'. Download {weights.Address} again.");
        Directory.CreateDirectory(options.Folder);
        var part = Path.Combine(options.Folder, $"{weights.FileName}.{Guid.NewGuid():n}");
        File.Copy(path, part);
        var fetched = Path.Combine(options.Folder, weights.FileName);
        File.Move(part, fetched, overwrite: true);
        return Kept(weights, fetched);
    }

    /// <summary>The same for any published file.</summary>
    /// <exception cref="WeightStoreException">The file cannot be had; the message says why and what to do.</exception>
    public async Task<string> FetchAsync(PublishedFile file, IProgress<DownloadProgress>? progress = null,
        CancellationToken cancel = default)
    {
        var path = Path.Combine(options.Folder, file.FileName);
        if (File.Exists(path))
            return path;
        try
        {
            Directory.CreateDirectory(options.Folder);
            await using var turn = await TakeTurnAsync(path + ".lock", cancel).ConfigureAwait(false);
            if (File.Exists(path))
                return path;
            await new WeightDownload(file, AddressOf(file), path + ".part", _client, options, progress).RunAsync(cancel)
                .ConfigureAwait(false);
            await VerifyAsync(file, path + ".part", cancel).ConfigureAwait(false);
            File.Move(path + ".part", path, overwrite: true);
            return path;
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new WeightStoreException("The studio may not write to the folder in which it keeps what it downloads. "
                + "Ask whoever runs it to allow that, and fetch the file again.", refused);
        }
        catch (IOException failed)
        {
            throw DiskFailure.Of(file, failed);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>A download that has changed on the disk since is removed, and so fetched again.</summary>
    private static bool IsWhole(PublishedWeights weights, string path)
    {
        if (weights is not { Shard: null, HashPrefix: not null } || weights.File.Matches(path))
            return true;
        File.Delete(path);
        return false;
    }

    private string Kept(PublishedWeights weights, string fetched)
    {
        if (weights.Shard is null)
            return fetched;
        TensorFlowShard.Convert(fetched, weights.Shard, PathOf(weights));
        File.Delete(fetched);
        return PathOf(weights);
    }

    private Uri AddressOf(PublishedFile file) => options.Mirror is null ? file.Address
        : new Uri(new Uri(options.Mirror.AbsoluteUri.TrimEnd('/') + "/"), Uri.EscapeDataString(file.FileName));

    // The lock file stays: deleting it would let a third process lock a new file of that name while a second still holds the old one.
    private async Task<FileStream> TakeTurnAsync(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (!DiskFailure.IsFull(held)
                && held is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                await Task.Delay(s_lockPause, options.Time, cancel).ConfigureAwait(false);
            }
        }
    }

    private static async Task VerifyAsync(PublishedFile file, string part, CancellationToken cancel)
    {
        string hash, md5;
        long length;
        await using (var stream = File.OpenRead(part))
        {
            length = stream.Length;
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel).ConfigureAwait(false));
            stream.Position = 0;
            md5 = file.Md5 is null ? "" : Convert.ToHexStringLower(await MD5.HashDataAsync(stream, cancel).ConfigureAwait(false));
        }
        var fault = file.Bytes is { } bytes && bytes != length ? $"has {length:N0} bytes where {bytes:N0} are published"
            : file.HashPrefix is { } prefix && !hash.StartsWith(prefix, StringComparison.Ordinal)
            ? $"has the SHA-256 {hash[..16]}…, which should begin with {prefix}"
            : file.Md5 is { } published && md5 != published ? $"has the MD5 {md5} where {published} is published"
            : null;
        if (fault is null)
            return;
        // Keeping it would make every later attempt resume from the same wrong bytes.
        File.Delete(part);
        throw new WeightStoreException($"The downloaded file of '{file.Key}' {fault}. It was thrown away; "
            + "the source or a proxy on the way sends something else. Fetch it again.");
    }
}
