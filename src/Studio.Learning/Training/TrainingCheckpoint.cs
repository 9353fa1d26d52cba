using System.Text.Json;
using Studio.Experiments;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>Writes and reads all that a run needs to resume bit by bit as if it had never stopped, in one safetensors file.</summary>
internal static class TrainingCheckpoint
{
    /// <summary>How the names of the network in <see cref="ITrainable.Stages"/> begin.</summary>
    public const string Network = "network.";

    private const string Best = "best.", Identity = "studio.identity", Position = "studio.position";

    /// <param name="best">Null for a training that keeps its last weights.</param>
    /// <param name="isFinished">The training has ended; what only a further step would need is left out where nothing else does.</param>
    public static void Write(CheckpointFile file, ITrainable task, BestWeights? best, TrainingPosition position, bool isFinished)
    {
        using var scope = NewDisposeScope();
        var tensors = task.State().ToDictionary();
        if (isFinished && file.IsPart)
        {
            Write(file, tensors.Where(t => t.Key.StartsWith(Network, StringComparison.Ordinal)), position);
            return;
        }
        var kept = best?.Kept ?? new Dictionary<string, Tensor>();
        var same = kept.Where(b => tensors.TryGetValue(Network + b.Key, out var now) && IsSame(b.Value, now))
            .Select(b => b.Key).ToHashSet();
        foreach (var (name, value) in kept.Where(b => !same.Contains(b.Key)))
            tensors[Best + name] = value;
        Write(file, tensors, position with { BestAsNetwork = [.. same.Order(StringComparer.Ordinal)] });
    }

    /// <summary>Bit by bit: 0 and -0 are equal, and a run must resume as if it had never stopped.</summary>
    private static bool IsSame(Tensor one, Tensor other)
    {
        using var scope = NewDisposeScope();
        return one.dtype == other.dtype && one.cpu().contiguous().bytes.SequenceEqual(other.detach().cpu().contiguous().bytes);
    }

    private static void Write(CheckpointFile file, IEnumerable<KeyValuePair<string, Tensor>> tensors, TrainingPosition position)
    {
        using var scope = NewDisposeScope();
        // A cut while writing must not cost the checkpoint before.
        SafeTensors.Write(file.Path + ".part", tensors.Concat(RandomStates.Now()),
            new Dictionary<string, string>
            {
                [FileSeal.Key] = FileSeal.Blank, [Identity] = file.Identity, [Position] = StudioJson.Write(position),
            });
        FileSeal.Close(file.Path + ".part");
        File.Move(file.Path + ".part", file.Path, overwrite: true);
    }

    /// <summary>Which tensors of a network a checkpoint holds.</summary>
    public static IReadOnlyList<string> NetworkNames(string path)
    {
        using var stored = Opened(path);
        return [.. stored.Names.Where(n => n.StartsWith(Network, StringComparison.Ordinal)).Select(n => n[Network.Length..])];
    }

    /// <summary>Restores a stored run; null if there is no file yet.</summary>
    /// <exception cref="InvalidDataException">The file is another run's, or no checkpoint of a run.</exception>
    public static TrainingPosition? Read(CheckpointFile file, ITrainable task, BestWeights? best)
    {
        if (!File.Exists(file.Path))
            return null;
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        if (FileSeal.IsBroken(file.Path))
            throw new InvalidDataException($"The checkpoint '{file.Path}' is damaged: its content has changed since it was written. "
                + "Remove it to start from the beginning.");
        using var stored = Opened(file.Path);
        if (!stored.Metadata.TryGetValue(Identity, out var identity) || !stored.Metadata.TryGetValue(Position, out var json))
            throw new InvalidDataException(
                $"'{file.Path}' contains weights, but it is not a checkpoint of a run. Name another file, or remove it.");
        if (identity != file.Identity && !file.AcceptsOtherSettings)
            throw new InvalidDataException($"The checkpoint '{file.Path}' belongs to a run with other settings, data or seed. "
                + "Resume with the same command, or remove the file to start from the beginning.");
        var position = PositionOf(file, json);
        try
        {
            task.Restore(stored);
            foreach (var name in stored.Names.Where(n => n.StartsWith(Best, StringComparison.Ordinal)))
                best?.Keep(name[Best.Length..], stored[name]);
            foreach (var name in position.BestAsNetwork)
                best?.Keep(name, stored[Network + name]);
            RandomStates.Restore(stored);
            return position;
        }
        catch (KeyNotFoundException) when (file.AcceptsOtherSettings)
        {
            throw new InvalidDataException("The run that this one branches from trained other parts of the network. "
                + "Take a recipe of the same kind, or fine-tuning after feature extraction.");
        }
        catch (KeyNotFoundException fault)
        {
            throw new InvalidDataException(
                $"The checkpoint '{file.Path}' is damaged: {fault.Message} Remove it to start from the beginning.", fault);
        }
    }

    private static TrainingPosition PositionOf(CheckpointFile file, string json)
    {
        try
        {
            return StudioJson.Read<TrainingPosition>(json);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"The checkpoint '{file.Path}' was written by another version of the studio, "
                + "which resumes in another way. Start the run again from the beginning; on the command line, remove the file first.",
                fault);
        }
    }

    /// <summary>A reader of weights would say to download them again; a checkpoint was written here.</summary>
    private static StateDict Opened(string path)
    {
        try
        {
            return SafeTensors.Read(path);
        }
        catch (WeightsFormatException fault)
        {
            throw new InvalidDataException($"The checkpoint '{path}' is damaged: it is truncated, or something else was written into it. "
                + "Remove it to start from the beginning.", fault);
        }
    }
}
