using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Recipes;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>Parts the classes of a data set into tasks, lets the network learn them one after another, and sets remedies against forgetting side by side.</summary>
/// <remarks>Test images are read after every task, each time those of all tasks: the accuracy matrix is made of that, and nothing is chosen by it.</remarks>
[Display(Name = "Task sequence", Description = "One task after another: what the network forgets of the earlier ones, and what helps against it.", Order = 8)]
public sealed record TaskSequence : Cell
{
    [Input(typeof(Dataset)), Description("The data set cell whose classes are parted into tasks.")]
    public string? Data { get; init; }

    [Input(typeof(PretrainedModel)), Description("The network that learns them.")]
    public string? Model { get; init; }

    [Range(2, 6), Description("The classes are parted in their order into this many tasks, of two classes at least.")]
    public int Tasks { get; init; } = 4;

    [Description("What the network is told when it is asked: of which task the picture is, so that only that task's classes compete, or nothing, so that the classes of all tasks so far do.")]
    public TaskScenario Scenario { get; init; } = TaskScenario.ClassIncremental;

    [Description("The floor of forgetting.")]
    public Remedy.FrozenBackbone? FrozenBackbone { get; init; } = new();

    [DisplayName("L2-SP"), Description("Pulls all weights back to where they were before the task at hand.")]
    public Regulariser.L2Sp? L2Sp { get; init; } = new();

    [DisplayName("EWC"), Description("Pulls back the weights that mattered to earlier tasks.")]
    public Regulariser.ElasticWeightConsolidation? ElasticWeightConsolidation { get; init; } = new();

    [DisplayName("LwF"), Description("Holds on to the answers of the network as it was before the task at hand.")]
    public Regulariser.LearningWithoutForgetting? LearningWithoutForgetting { get; init; } = new();

    [Description("Keeps a few images of earlier tasks and shows them again.")]
    public Regulariser.Rehearsal? Rehearsal { get; init; } = new();

    [DisplayName("Joint training"), Description("The ceiling: what could be had if nothing had to be forgotten.")]
    public Remedy.Joint? Joint { get; init; } = new();

    [Range(1, 1000), Description("Passes over the images of each task.")]
    public int Epochs { get; init; } = 6;

    [Range(1, 4096), Description("Images in one optimiser step.")]
    public int BatchSize { get; init; } = 16;

    [Description("Begun anew with each task; the whole network has its rate.")]
    public OptimizerSettings Optimizer { get; init; } = new OptimizerSettings.Adam();

    [Range(1, 100_000), Description("Test images of each class that are asked after every task, the same each time; empty asks all.")]
    public int? TestImagesPerClass { get; init; }

    [OutsideKey, Description("Redraws labels, the new head and the order of the images.")]
    public ulong Seed { get; init; } = 1;

    [Range(1, 10), Description("How many seeds, counted on from the first; every remedy has the same images with the same seed.")]
    public int Seeds { get; init; } = 3;

    [Range(1, 1_000_000), Description("Upper bound of optimiser steps of each task; empty runs all epochs.")]
    public int? MaxSteps { get; init; }

    /// <summary>None is first: the others are measured against it.</summary>
    [JsonIgnore]
    public IReadOnlyList<Remedy> Remedies =>
    [
        new Remedy.None(),
        .. new Remedy?[] { FrozenBackbone, By(L2Sp), By(ElasticWeightConsolidation), By(LearningWithoutForgetting), By(Rehearsal), Joint }.OfType<Remedy>(),
    ];

    public SequenceSettings Under(Remedy remedy) => new() { Scenario = Scenario, Remedy = remedy, Epochs = Epochs, BatchSize = BatchSize, Optimizer = Optimizer, MaxSteps = MaxSteps };

    public override IReadOnlyList<ulong> RunSeeds(Notebook notebook) => [Seed];

    public override string Sentence(Notebook notebook, StudioCatalogue catalogue)
    {
        var model = notebook.Input<PretrainedModel>(Model) is { } cell ? catalogue.Backbone(cell.Backbone)?.Title ?? cell.Backbone : "A network";
        var data = notebook.Input<Dataset>(Data) is { } set ? catalogue.Dataset(set.Source)?.Title ?? "uploaded images" : "a data set";
        var remedies = Remedies.Count == 1 ? "no remedy" : string.Join(", ", Remedies.Skip(1).Select(r => r.Title));
        return $"{model} learns {data} in {Tasks} tasks, {(Scenario == TaskScenario.ClassIncremental ? "class" : Scenario == TaskScenario.TaskIncremental ? "task" : "domain")}-incremental, against forgetting: {remedies}; {(Seeds == 1 ? "one seed" : $"{Seeds} seeds")}.";
    }

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        var data = notebook.Input<Dataset>(Data);
        if (Scenario == TaskScenario.DomainIncremental)
            yield return new("scenario", "Domain-incremental means the same classes in every task, and here it is the classes that are parted. Choose task-incremental or class-incremental.");
        if (data is not null && catalogue.Dataset(data.Source)?.Classes.Count is > 0 and { } classes && classes < 2 * Tasks)
            yield return new("tasks", $"{classes} classes make no {Tasks} tasks of two classes at least. {(classes < 4 ? "Choose a data set with four classes or more." : $"Take {classes / 2} tasks or fewer, or a data set with more classes.")}");
        if (Rehearsal is { ImagesPerClass: var kept } && data?.LabelsPerClass is { } labels && kept >= labels)
            yield return new("rehearsal.imagesPerClass", $"Rehearsal would keep {kept} images of each class, and there are no more than {labels} to learn from: that is joint training. Keep fewer, or give the data more labels.");
    }

    public override IReadOnlyList<SettingChoice> Choices(string setting, Notebook notebook, StudioCatalogue catalogue) => setting != "scenario" ? []
        : [SettingChoice.Of(nameof(TaskScenario.TaskIncremental), "Task-incremental: it is told the task"), SettingChoice.Of(nameof(TaskScenario.ClassIncremental), "Class-incremental: it is told nothing")];

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) => TaskSequenceProgram.Of(this, notebook);

    private static Remedy.Regularised? By(Regulariser? regulariser) => regulariser is null ? null : new Remedy.Regularised { By = regulariser };
}
