using System.Text.Json;
using Studio.Experiments;
using Studio.Learning.Weights;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>Writes and reads all that a run needs to resume bit by bit as if it had never stopped, in one safetensors file.</summary>
internal static class TrainingCheckpoint
{
    private const string Network = "network.", Best = "best.", Optimizer = "optimizer.", Generator = "generator";
    private const string Identity = "studio.identity", Position = "studio.position";

    /// <param name="isFinished">The training has ended; what only a further step would need is left out where nothing else does.</param>
    public static void Write(CheckpointFile file, nn.Module network, GroupOptimizer optimizer, BestWeights best, TrainingPosition position, bool isFinished)
    {
        using var scope = NewDisposeScope();
        var live = network.state_dict();
        var tensors = live.ToDictionary(t => Network + t.Key, t => t.Value);
        if (isFinished && file.IsPart)
        {
            Write(file, tensors, position);
            return;
        }
        var same = best.Kept.Where(b => live.TryGetValue(b.Key, out var now) && IsSame(b.Value, now)).Select(b => b.Key).ToHashSet();
        foreach (var (name, value) in best.Kept.Where(b => !same.Contains(b.Key)))
            tensors[Best + name] = value;
        foreach (var (name, value) in optimizer.State())
            tensors[Optimizer + name] = value;
        Write(file, tensors, position with { BestAsNetwork = [.. same.Order(StringComparer.Ordinal)] });
    }

    /// <summary>Bit by bit: 0 and -0 are equal, and a run must resume as if it had never stopped.</summary>
    private static bool IsSame(Tensor one, Tensor other)
    {
        using var scope = NewDisposeScope();
        return one.dtype == other.dtype && one.cpu().contiguous().bytes.SequenceEqual(other.detach().cpu().contiguous().bytes);
    }

    /// <param name="tensors">All that the run needs besides the position and the default generator's state, which is added.</param>
    public static void Write<T>(CheckpointFile file, IEnumerable<KeyValuePair<string, Tensor>> tensors, T position)
    {
        using var scope = NewDisposeScope();
        // A cut while writing must not cost the checkpoint before.
        SafeTensors.Write(file.Path + ".part", tensors.Append(new(Generator, random.get_rng_state())),
            new Dictionary<string, string> { [FileSeal.Key] = FileSeal.Blank, [Identity] = file.Identity, [Position] = StudioJson.Write(position) });
        FileSeal.Close(file.Path + ".part");
        File.Move(file.Path + ".part", file.Path, overwrite: true);
    }

    /// <summary>Which tensors of a network a checkpoint holds.</summary>
    public static IReadOnlyList<string> NetworkNames(string path)
    {
        using var stored = Opened(path);
        return [.. stored.Names.Where(n => n.StartsWith(Network, StringComparison.Ordinal)).Select(n => n[Network.Length..])];
    }

    /// <summary>Puts a stored run into fresh objects; null if there is no file yet.</summary>
    /// <exception cref="InvalidDataException">The file is another run's, or no checkpoint of a run.</exception>
    public static TrainingPosition? Read(CheckpointFile file, nn.Module network, GroupOptimizer optimizer, BestWeights best) => Read<TrainingPosition>(file, (stored, position) =>
    {
        foreach (var (name, live) in network.state_dict())
            live.copy_(stored[Network + name]);
        foreach (var name in stored.Names.Where(n => n.StartsWith(Best, StringComparison.Ordinal)))
            best.Keep(name[Best.Length..], stored[name]);
        foreach (var name in position.BestAsNetwork)
            best.Keep(name, stored[Network + name]);
        optimizer.Restore(stored, Optimizer);
    });

    /// <summary>Null if there is no file yet.</summary>
    /// <param name="restore">Puts the stored tensors into fresh objects, within a scope and without gradients.</param>
    /// <exception cref="InvalidDataException">The file is another run's, or no checkpoint of a run.</exception>
    public static T? Read<T>(CheckpointFile file, Action<StateDict> restore) where T : class => Read<T>(file, (stored, _) => restore(stored));

    private static T? Read<T>(CheckpointFile file, Action<StateDict, T> restore) where T : class
    {
        if (!File.Exists(file.Path))
            return null;
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        if (FileSeal.IsBroken(file.Path))
            throw new InvalidDataException($"The checkpoint '{file.Path}' is damaged: its content has changed since it was written. Remove it to start from the beginning.");
        using var stored = Opened(file.Path);
        if (!stored.Metadata.TryGetValue(Identity, out var identity) || !stored.Metadata.TryGetValue(Position, out var json))
            throw new InvalidDataException($"'{file.Path}' contains weights, but it is not a checkpoint of a run. Name another file, or remove it.");
        if (identity != file.Identity && !file.AcceptsOtherSettings)
            throw new InvalidDataException($"The checkpoint '{file.Path}' belongs to a run with other settings, data or seed. Resume with the same command, or remove the file to start from the beginning.");
        try
        {
            var position = StudioJson.Read<T>(json);
            restore(stored, position);
            random.set_rng_state(stored[Generator]);
            return position;
        }
        catch (KeyNotFoundException) when (file.AcceptsOtherSettings)
        {
            throw new InvalidDataException("The run that this one branches from trained other parts of the network. Take a recipe of the same kind, or fine-tuning after feature extraction.");
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException)
        {
            throw new InvalidDataException($"The checkpoint '{file.Path}' is damaged: {fault.Message} Remove it to start from the beginning.", fault);
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
            throw new InvalidDataException($"The checkpoint '{path}' is damaged: it is truncated, or something else was written into it. Remove it to start from the beginning.", fault);
        }
    }
}
