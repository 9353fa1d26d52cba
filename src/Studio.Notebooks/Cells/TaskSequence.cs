using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Sequences;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>Splits the classes of a data set into tasks, trains the network on one after another,
/// and compares continual-learning methods.</summary>
/// <remarks>Test items are read after every task, each time those of all tasks: the accuracy matrix is made of
/// that, and nothing is chosen by it.</remarks>
[Display(Name = "Task sequence", Description = "Trains a network on one task after another, "
    + "and measures what it forgets of the earlier ones, with and without "
    + "continual-learning methods.", Order = 8)]
[Produces(typeof(TaskSequenceResult))]
public sealed record TaskSequence : Cell
{
    [Input(typeof(DatasetResult), Offers = "labelsPerClass"), Description("Data set: the cell whose classes are split into tasks.")]
    public string? Data { get; init; }

    [Input(typeof(ModelResult)), Description("Pretrained model: the cell whose network is trained on one task after another.")]
    public string? Model { get; init; }

    [Range(2, 6)]
    [Description("Tasks: the classes are split, in their order, into this many tasks of at least two classes. More tasks, more "
        + "forgetting.")]
    public int Tasks { get; init; } = 4;

    [Description("Scenario: whether the network knows at test time which task an item belongs to. Without that knowledge all classes so "
        + "far compete, which is harder.")]
    public TaskScenario Scenario { get; init; } = TaskScenario.ClassIncremental;

    [Setting(Group = SettingGroup.Methods)]
    [Description("Frozen backbone: later tasks train only the head. It forgets least.")]
    public ContinualMethod.FrozenBackbone? FrozenBackbone { get; init; } = new();

    [DisplayName("L2-SP"), Setting(Group = SettingGroup.Methods)]
    [Description("L2-SP: pulls all weights back to their values before the current task.")]
    public Regulariser.L2Sp? L2Sp { get; init; } = new();

    [DisplayName("EWC"), Setting(Group = SettingGroup.Methods)]
    [Description("Elastic weight consolidation: pulls back the weights that matter to earlier tasks.")]
    public Regulariser.ElasticWeightConsolidation? ElasticWeightConsolidation { get; init; } = new();

    [DisplayName("LwF"), Setting(Group = SettingGroup.Methods)]
    [Description("Learning without forgetting: keeps the predictions of the network from before the current task.")]
    public Regulariser.LearningWithoutForgetting? LearningWithoutForgetting { get; init; } = new();

    [Setting(Group = SettingGroup.Methods)]
    [Description("Rehearsal (replay): keeps a few {items} of earlier tasks and trains on them again.")]
    public Regulariser.Rehearsal? Rehearsal { get; init; } = new();

    [DisplayName("Joint training"), Setting(Group = SettingGroup.Methods)]
    [Description("Joint training on all tasks so far: the upper bound.")]
    public ContinualMethod.Joint? Joint { get; init; } = new();

    [Range(1, 1000)]
    [Description("Epochs: passes over the training set of each task. More epochs learn a task better and forget earlier ones more.")]
    public int Epochs { get; init; } = 6;

    [Setting(Group = SettingGroup.Training, Unit = ItemWords.Many), Range(1, 4096), Description("Batch size: {items} per optimizer step.")]
    public int BatchSize { get; init; } = 16;

    [Setting(Group = SettingGroup.Optimizer)]
    [Description("Optimizer: turns gradients into steps of the weights. It is reset for each task, and the whole network has its "
        + "learning rate.")]
    public OptimizerSettings Optimizer { get; init; } = new OptimizerSettings.Adam();

    [DisplayName("Test examples per class"), Setting(Group = SettingGroup.Data), Range(1, 100_000)]
    [Description("Test examples per class: {items} of each class for the evaluation after every task, the same each time. Empty uses all.")]
    public int? TestImagesPerClass { get; init; }

    [OutsideKey, Setting(Group = SettingGroup.Reproducibility)]
    [Description("Random seed: determines the labelled {items}, the initial head and their order in training.")]
    public ulong Seed { get; init; } = 1;

    [Setting(Group = SettingGroup.Reproducibility), Range(1, 10)]
    [Description("Number of seeds, counted from the first. With the same seed all methods have the same {items}.")]
    public int Seeds { get; init; } = 3;

    [DisplayName("Step limit"), Setting(Group = SettingGroup.Training, Unit = "steps"), Range(1, 1_000_000)]
    [Description("Step limit: maximum number of optimizer steps per task. Empty runs all epochs.")]
    public int? MaxSteps { get; init; }

    /// <summary>None is first: the others are measured against it.</summary>
    [JsonIgnore]
    public IReadOnlyList<ContinualMethod> Methods =>
    [
        new ContinualMethod.Naive(),
        .. new ContinualMethod?[] { FrozenBackbone, By(L2Sp), By(ElasticWeightConsolidation), By(LearningWithoutForgetting), By(Rehearsal),
            Joint }.OfType<ContinualMethod>(),
    ];

    public SequenceSettings Under(ContinualMethod method) =>
        new() { Scenario = Scenario, Method = method, Epochs = Epochs, BatchSize = BatchSize, Optimizer = Optimizer, MaxSteps = MaxSteps };

    public override IReadOnlyList<ulong> RunSeeds(Notebook notebook) => [Seed];

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue)
    {
        var scenario = Scenario switch { TaskScenario.ClassIncremental => "class-incremental",
            TaskScenario.TaskIncremental => "task-incremental", _ => "domain-incremental" };
        var methods = Methods.Count == 1 ? "none" : string.Join(", ", Methods.Skip(1).Select(r => r.Title));
        return $"{StatedModel.NameOf(notebook, Model, catalogue)} learns {StatedDataset.WithLabels(notebook, Data, catalogue)} in {Tasks} "
            + $"tasks, {scenario}, {Epochs:N0} {(Epochs == 1 ? "epoch" : "epochs")} "
            + $"per task at learning rate {SettingNumber.Text(Optimizer.LearningRate)}; continual-learning methods: {methods}; "
            + $"{(Seeds == 1 ? "one seed" : $"{Seeds} seeds")}.";
    }

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        var data = notebook.Stated<StatedDataset>(Data);
        if (Scenario == TaskScenario.DomainIncremental)
            yield return new("scenario",
                "Domain-incremental means the same classes in every task, and here the classes are split. "
                    + "Choose task-incremental or class-incremental.");
        if (data?.Classes(catalogue).Count is > 0 and { } classes && classes < 2 * Tasks)
            yield return new("tasks",
                $"{classes} classes cannot be split into {Tasks} tasks of at least two classes. "
                    + (classes < 4 ? "Choose a data set with four classes or more."
                        : $"Take {classes / 2} tasks or fewer, or a data set with more classes."));
        if (Rehearsal is { ImagesPerClass: var kept } && data?.LabelsPerClass is { } labels && kept >= labels)
            yield return new("rehearsal.imagesPerClass",
                $"Rehearsal would keep {kept} {notebook.UnitOf(this, catalogue)} per class, but only {labels} are labelled: that is joint "
                    + "training. Keep fewer, or raise the number of labels per class.");
    }

    public override IReadOnlyList<SettingChoice> Choices(string setting, Notebook notebook, StudioCatalogue catalogue) =>
        setting != "scenario" ? []
        : [SettingChoice.Of(nameof(TaskScenario.TaskIncremental), "Task-incremental", "The task is given: only its classes compete."),
            SettingChoice.Of(nameof(TaskScenario.ClassIncremental), "Class-incremental",
                "The task is not given: the classes of all tasks so far compete.")];

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) =>
        TaskSequenceProgram.Of(this, notebook);

    private static ContinualMethod.Regularised? By(Regulariser? regulariser) =>
        regulariser is null ? null : new ContinualMethod.Regularised { By = regulariser };
}
