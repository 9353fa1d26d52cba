using System.Formats.Tar;
using System.IO.Compression;
using Studio.Learning.Weights;

namespace Studio.Learning.Data.Published;

/// <summary>Keeps the files of one published data set on this machine, each downloaded once and checked.</summary>
public sealed class DatasetStore : IDisposable
{
    private readonly PublishedDataset _dataset;
    private readonly string _folder;
    private readonly WeightStore _files;

    /// <param name="options">Its folder is the data set's own.</param>
    public DatasetStore(PublishedDataset dataset, WeightStoreOptions options) =>
        (_dataset, _folder, _files) = (dataset, options.Folder, new(options));

    /// <summary>The user's own store, beside the weights; a mirror keeps the files of a data set under `data/KEY`, since names
    /// repeat.</summary>
    public static DatasetStore OfUser(PublishedDataset dataset)
    {
        var options = WeightStoreOptions.OfUser(room: Path.Combine("data", dataset.Key));
        return new(dataset, options.Mirror is null ? options : options with { Mirror = new(options.Mirror, $"data/{dataset.Key}/") });
    }

    /// <summary>What is to be opened: the unpacked folder, the only file, or the folder of several.</summary>
    public string Location => _dataset.Folder is { } inside ? Path.Combine(_folder, inside)
        : _dataset.Files is [var only] ? Path.Combine(_folder, only.FileName) : _folder;

    public bool Has =>
        _dataset.Folder is null ? _dataset.Files.All(f => File.Exists(Path.Combine(_folder, f.FileName))) : Directory.Exists(Location);

    /// <summary>Whether all files are here and are the published ones.</summary>
    public bool IsWhole => Has && !Damaged.Any();

    /// <summary>Files that are not the published ones; those of an archive are checked before it is unpacked.</summary>
    private IEnumerable<PublishedFile> Damaged => _dataset.Folder is not null ? []
        : _dataset.Files.Where(f => Path.Combine(_folder, f.FileName) is var path && File.Exists(path) && !f.Matches(path));

    /// <exception cref="InvalidDataException">A file is damaged, or another one; the message names it.</exception>
    public void Verify()
    {
        if (Damaged.FirstOrDefault() is { } file)
            throw new InvalidDataException($"'{file.FileName}' of the data set '{_dataset.Key}' is damaged or another file: its SHA-256 is "
                + $"not the published one. Fetch it again with 'studio data fetch {_dataset.Key}'.");
    }

    /// <summary>Fetches what is missing or damaged and gives the place to open.</summary>
    /// <exception cref="WeightStoreException">A file cannot be had; the message says why and what to do.</exception>
    public async Task<string> FetchAsync(IProgress<DownloadProgress>? progress = null, CancellationToken cancel = default)
    {
        foreach (var file in Damaged)
            File.Delete(Path.Combine(_folder, file.FileName));
        if (Has)
            return Location;
        foreach (var file in _dataset.Files)
        {
            var path = await _files.FetchAsync(file, progress, cancel).ConfigureAwait(false);
            if (_dataset.Folder is { } inside)
                await UnpackAsync(path, inside, cancel).ConfigureAwait(false);
        }
        return Location;
    }

    public void Dispose() => _files.Dispose();

    /// <summary>Unpacks beside the place and moves there when all is done, so that a folder of the name is whole.</summary>
    private async Task UnpackAsync(string archive, string inside, CancellationToken cancel)
    {
        var beside = Directory.CreateDirectory(Path.Combine(_folder, $"unpacking-{Guid.NewGuid():N}")).FullName;
        try
        {
            await using (var packed = File.OpenRead(archive))
            await using (var tar = new GZipStream(packed, CompressionMode.Decompress))
                // Entries that point outside of the folder are refused by the framework.
                await TarFile.ExtractToDirectoryAsync(tar, beside, overwriteFiles: false, cancel).ConfigureAwait(false);
            if (!Directory.Exists(Path.Combine(beside, inside)))
                throw new WeightStoreException($"'{Path.GetFileName(archive)}' of '{_dataset.Key}' holds no folder '{inside}'. "
                    + $"Delete '{archive}' and fetch it again.");
            // Another process may have unpacked it meanwhile.
            if (!Directory.Exists(Location))
                Directory.Move(Path.Combine(beside, inside), Location);
        }
        finally
        {
            Directory.Delete(beside, recursive: true);
        }
    }
}
