using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Learning.Data;
using Studio.Learning.Training;
using Studio.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks;

/// <summary>A whole run of a DCGAN that draws while it trains: images in, curves and grids of samples out, at last the generator's weights.</summary>
/// <remarks>Radford et al., arXiv:1511.06434. It runs on the calling thread and uses libtorch's default generator: one run a process.</remarks>
public sealed class DcganRun(DcganTask task)
{
    /// <summary>Receives all events, on the calling thread: the curves "loss/generator", "loss/discriminator", "probability/real" and
    /// "probability/fake" (what the discriminator gives real and drawn images), and the grids.</summary>
    public Action<TrainingEvent> Emit { get; init; } = static _ => { };

    public TrainingControl Control { get; init; } = new();

    /// <summary>Where the run keeps its checkpoint, from which it can resume; null keeps none. It is removed when the run has ended by itself.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>Where the generator's weights are written under their published names; null writes nothing.</summary>
    public string? ExportPath { get; init; }

    public Device Device { get; init; } = CPU;

    /// <summary>Images that cannot be decoded and were left out; known once the run has begun.</summary>
    public IReadOnlyList<DataProblem> Problems { get; private set; } = [];

    /// <summary>Least time between two checkpoints.</summary>
    public TimeSpan CheckpointInterval { get; init; } = Experiments.Runs.CheckpointInterval.Default;

    /// <summary>Called when a checkpoint has been written, with its step.</summary>
    public Action<int> CheckpointWritten { get; init; } = static _ => { };

    /// <summary>Trains to the end, or until stopped; the outcome says which.</summary>
    /// <exception cref="InvalidDataException">The images cannot be drawn from, or the checkpoint is damaged or another run's.</exception>
    public TrainingOutcome Run()
    {
        random.manual_seed((long)task.Seed);
        using var scope = NewDisposeScope();
        var (settings, networks) = (task.Settings, task.Networks);
        using var real = RealImages();
        using var generator = networks.BuildGenerator(task.Channels, settings.Width).to(Device);
        using var discriminator = networks.BuildDiscriminator(task.Channels, settings.Width).to(Device);
        using var training = new Adversarial(generator, discriminator, real, networks.LatentCount, settings, task.Seed);
        var outcome = new TrainingLoop(training)
        {
            Emit = Emit,
            Control = Control,
            Checkpoint = CheckpointPath is null ? null : new(CheckpointPath, CheckpointInterval, Identity()) { Written = CheckpointWritten },
        }.Run();
        if (outcome.Status != RunStatus.Completed)
            return outcome;
        if (ExportPath is not null)
            SafeTensors.Write(ExportPath, generator.state_dict(), new Dictionary<string, string> { ["studio.network"] = networks.Key });
        if (CheckpointPath is not null)
            File.Delete(CheckpointPath);
        return outcome;
    }

    private ImageExamples RealImages()
    {
        var all = task.Images.Items.Index().ToArray();
        var train = all.Where(i => i.Item.Part is DataPart.Train or DataPart.Whole).Select(i => i.Index).ToArray();
        var side = task.Networks.SidePixels;
        var half = Enumerable.Repeat(0.5f, task.Channels).ToArray();
        var examples = new ImageExamples(task.Images, train.Length > 0 ? train : [.. all.Select(i => i.Index)], new(side, side, task.Channels, half, half));
        Problems = examples.Problems.Problems;
        // Batch normalisation has no deviation of a single value.
        return examples.Count >= 2 ? examples
            : throw new InvalidDataException($"'{task.Images.Name}' has {examples.Count} images that can be decoded; a GAN needs at least 2, and better thousands.");
    }

    private string Identity() => StudioJson.Write(new { network = task.Networks.Key, data = task.Images.Name, items = task.Images.Items.Count, settings = task.Settings, seed = task.Seed });
}
