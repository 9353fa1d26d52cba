using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>A generator that learns to draw the images of a data set, and draws while it learns.</summary>
[Display(Name = "Generate images", Description = "Trains a GAN to generate images like those of a data set, "
    + "and shows samples during training.", Order = 21)]
[Produces(typeof(Generator))]
public sealed record DrawGlyphs : Cell
{
    /// <summary>Key of the pair of networks, for images of 32 pixels.</summary>
    public const string Network = "dcgan32";

    [Input(typeof(DatasetResult)), Description("Data set: the cell whose images the generator imitates. Classes do not matter.")]
    public string? Data { get; init; }

    [Description("Training of the generator and the discriminator.")]
    public DcganSettings Settings { get; init; } = new();

    [OutsideKey, Setting(Group = SettingGroup.Reproducibility)]
    [Description("Random seed: determines the initial weights, the order of the images and the latents of the samples.")]
    public ulong Seed { get; init; } = 1;

    public override IReadOnlyList<ulong> RunSeeds(Notebook notebook) => [Seed];

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue)
    {
        return $"Train a GAN on {StatedDataset.NameOf(notebook, Data, catalogue)}: {Settings.Steps:N0} steps of {Settings.BatchSize:N0} "
            + $"images, learning rate {SettingNumber.Text(Settings.Optimizer.LearningRate)}, "
            + $"samples every {Settings.SampleEvery:N0} steps; seed {Seed}.";
    }

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) => $$"""
        {{ProgramLines.Usings(["Studio.Experiments.Events", "Studio.Learning", "Studio.Learning.Data",
            "Studio.Learning.Networks.Generative",
            "Studio.Learning.Tasks", .. CSharp.Namespaces(Settings), .. ProgramLines.SteeringNamespaces(timetable)])}}
        TorchEnvironment.Prepare();
        using var images = Datasets.OpenImages({{ProgramLines.Source(ProgramLines.Data(notebook, Data, this))}});
        var networks = Catalog.Find<Dcgan>({{CSharp.Of(Network)}}, "pair of networks");
        var settings = {{CSharp.Of(Settings)}};

        {{ProgramLines.Steering(timetable)}}var run = new DcganRun(new(networks, images, settings, Seed: {{Seed}}),
            new() { Emit = Show, ExportPath = {{ProgramLines.ModelFile(this)}}{{ProgramLines.Steered(timetable)}} });
        Console.WriteLine(run.Run().Value.Sentence);

        static void Show(TrainingEvent happened)
        {
            if (happened is TrainingEvent.Sampled sampled)
                File.WriteAllBytes($"{{Id}}-{sampled.Step:D6}.png", sampled.Png.ToArray());
        }

        """;
}
