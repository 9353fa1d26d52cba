using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace Studio.Learning.Weights.Formats;

/// <summary>Reads the state dict of a `.pth`, `.pt` or `.th` file in both of PyTorch's formats; nothing in it is executed.</summary>
public static class TorchCheckpoint
{
    private const long SmallBytes = 64 << 20;

    /// <summary>All tensors of the state dict on the CPU, wherever they were saved; the caller owns the result. Plain
    /// values beside the state dict, such as the epoch, are its metadata.</summary>
    /// <exception cref="WeightsFormatException">The file is no checkpoint, is damaged, or asks for code to be run.</exception>
    public static StateDict Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 << 10, FileOptions.SequentialScan);
        try
        {
            return WeightsFile.IsZip(file) ? ReadZip(file) : ReadLegacy(file);
        }
        catch (PickleFault fault)
        {
            throw new WeightsFormatException(path, fault.Message, fault);
        }
    }

    private static StateDict ReadZip(FileStream file)
    {
        var zip = new TorchZip(file);
        var found = CheckpointContent.Find(zip.ReadPickle());
        foreach (var storage in found.Tensors.Select(t => t.Value.Storage).Distinct())
            zip.ExpectStorage(storage);
        return Make(found, file.Length, storages => ReadSideBySide(storages, zip));
    }

    private static StateDict ReadLegacy(FileStream file)
    {
        var legacy = new TorchLegacy(file);
        var found = CheckpointContent.Find(legacy.ReadPickle());
        return Make(found, file.Length, storages =>
        {
            foreach (var (storage, tensor) in storages)
                legacy.ReadStorage(storage, tensor.bytes);
        });
    }

    /// <summary>The records of a zip lie anywhere in the file, and checking one costs as much as reading it:
    /// several cores share the work.</summary>
    private static void ReadSideBySide(IReadOnlyDictionary<PickleStorage, Tensor> storages, TorchZip zip)
    {
        try
        {
            Parallel.ForEach(storages, s => zip.ReadStorage(s.Key, s.Value.bytes));
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }
    }

    private static StateDict Make(FoundStateDict found, long fileBytes, Action<IReadOnlyDictionary<PickleStorage, Tensor>> fill)
    {
        ExpectBounded(found.Tensors, fileBytes);
        using var scope = NewDisposeScope();
        var users = found.Tensors.CountBy(t => t.Value.Storage).ToDictionary();
        var storages = users.Keys.ToDictionary(s => s, Memory);
        fill(storages.Where(s => s.Key.Count > 0).ToDictionary());
        var weights = new StateDict(found.Metadata) { Wrappers = found.Wrappers, NotTaken = found.NotTaken };
        try
        {
            foreach (var (name, window) in found.Tensors)
            {
                var view = storages[window.Storage].as_strided(window.Sizes, window.Strides, window.Offset);
                // A storage with one user that fills it is the tensor itself; all others get memory of their own.
                var isWhole = users[window.Storage] == 1 && window.Count == window.Storage.Count && view.is_contiguous();
                weights.Add(name, isWhole ? view : view.clone().contiguous());
            }
            return weights;
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    private static Tensor Memory(PickleStorage storage) => storage.Count * storage.ElementBytes <= int.MaxValue
        ? empty([storage.Count], dtype: storage.Type)
        : throw new PickleFault($"storage '{storage.Key}' is larger than 2 GB, which is not supported.");

    /// <summary>A stride of 0 repeats one element without end; windows may not add up to much more than the file.</summary>
    private static void ExpectBounded(IReadOnlyList<KeyValuePair<string, PickleTensor>> tensors, long fileBytes)
    {
        var total = 0d;
        foreach (var (name, tensor) in tensors)
        {
            total += (double)tensor.Count * tensor.Storage.ElementBytes;
            if (total > SmallBytes + 4d * fileBytes)
                throw new PickleFault($"tensor '{name}' would take {(double)tensor.Count * tensor.Storage.ElementBytes:N0} bytes from a "
                    + $"file of {fileBytes:N0}.");
        }
    }
}
