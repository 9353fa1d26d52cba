using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Networks.Generative;
using Studio.Learning.Networks.Generative.Layouts;
using Studio.Learning.Training;
using Studio.Learning.Weights.Formats;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks;

/// <summary>A whole run of a DCGAN: images in, curves and grids of samples out, in the end the generator's weights.</summary>
/// <remarks>Radford et al., arXiv:1511.06434. It runs on the calling thread and uses libtorch's default generator: one run a
/// process.</remarks>
public sealed class DcganRun(DcganTask task, RunScope? scope = null)
{
    private readonly RunScope _scope = scope ?? new();

    /// <summary>Images that cannot be decoded and were left out; known once the run has begun.</summary>
    public IReadOnlyList<DataProblem> Problems { get; private set; } = [];

    /// <summary>Trains to the end, or until stopped. It reports the curves "loss/generator", "loss/discriminator", "probability/real" and
    /// "probability/fake" (what the discriminator gives real and generated images), and the grids; it exports the generator's weights under
    /// their published names.</summary>
    /// <exception cref="InvalidDataException">There are too few images, or the checkpoint is damaged or another run's.</exception>
    public RunOutcome<TrainingOutcome> Run()
    {
        random.manual_seed((long)task.Seed);
        using var disposing = NewDisposeScope();
        var (settings, networks) = (task.Settings, task.Networks);
        var channels = settings.Colour ? 3 : 1;
        using var generator = task.Source?.OpenGenerator() ?? networks.BuildGenerator(channels, settings.Width);
        using var discriminator = task.Source is { } source ? source.OpenDiscriminator(generator.Table, () => Beside(generator.Table))
            : networks.BuildDiscriminator(channels, settings.Width);
        using var real = RealImages(generator.Table);
        generator.to(_scope.Device);
        discriminator.to(_scope.Device);
        using var training = new Adversarial(generator, discriminator, real, settings, task.Seed);
        return _scope.Train(training, Identity(),
            path =>
            {
                Write(path, training.Sampler);
                Write(DiscriminatorPath(path), discriminator);
            });
    }

    /// <summary>Where the discriminator is exported: beside the generator, for whoever transfers the pair.</summary>
    public static string DiscriminatorPath(string generator) => Path.ChangeExtension(generator, null) + "-discriminator.safetensors";

    private void Write(string path, LayeredNetwork network) =>
        SafeTensors.Write(path, network.state_dict(), new Dictionary<string, string>
        {
            ["studio.network"] = task.Networks.Key,
            [LayerTableFinder.Metadata] = StudioJson.Write(LayerTableFinder.Facts(network.Table)),
        });

    /// <summary>A discriminator for the images of a generator that came alone.</summary>
    private LayeredNetwork Beside(LayerTable generator) =>
        (Catalog.Of<Dcgan>().Where(d => d.SidePixels == generator.Side).OrderBy(d => d.Key == task.Networks.Key ? 0 : 1).FirstOrDefault()
            ?? throw new InvalidDataException($"There is no discriminator for images of {generator.Side} pixels. Give the one that was "
                + "trained with the generator.")).BuildDiscriminator(generator.Channels, task.Settings.Width);

    private ImageExamples RealImages(LayerTable generator)
    {
        var all = task.Images.Items.Index().ToArray();
        var train = all.Where(i => i.Item.Part is DataPart.Train or DataPart.Whole).Select(i => i.Index).ToArray();
        var half = Enumerable.Repeat(0.5f, generator.Channels).ToArray();
        var input = new Preprocessing(generator.Side, generator.Side, generator.Channels, half, half).WithMargin(task.Margin);
        var examples = new ImageExamples(task.Images, task.Items ?? (train.Length > 0 ? train : [.. all.Select(i => i.Index)]), input);
        Problems = examples.Problems.Problems;
        // Batch normalisation has no deviation of a single value.
        return examples.Count >= 2 ? examples
            : throw new InvalidDataException(
                $"'{task.Images.Name}' has {examples.Count} images that can be decoded; a GAN needs at least 2, and better thousands.");
    }

    private string Identity() => StudioJson.Write(new
    {
        network = task.Networks.Key, data = task.Images.Name, items = task.Images.Items.Count, settings = task.Settings, seed = task.Seed,
        source = task.Source?.Hash(), frozen = (task.Source?.FrozenGeneratorLayers, task.Source?.FrozenDiscriminatorLayers).ToString(),
        margin = task.Margin, taken = task.Items is { } taken ? string.Join(',', taken) : null,
    });
}
