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

/// <summary>Trains a network on the classes of a data set by a recipe.</summary>
[Display(Name = "Transfer", Description = "Trains a pretrained network on a data set, and shows its curves during training.", Order = 4)]
[Produces(typeof(Classifier))]
public sealed record Transfer : Cell, IStates<StatedTransfer>
{
    private const int UsualViews = 4;

    [Input(typeof(DatasetResult), Offers = "labelsPerClass")]
    [Description("Data set: the cell whose {items} the network is trained and tested on.")]
    public string? Data { get; init; }

    [Input(typeof(ModelResult), typeof(LanguageModel))]
    [Description("Pretrained model: the cell whose network and weights the training starts from. Of a language model it is the encoder.")]
    public string? Model { get; init; }

    [Description("Training recipe: which part of the network is trained, and how.")]
    public Recipe Recipe { get; init; } = new Recipe.FeatureExtraction();

    [OutsideKey, Setting(Group = SettingGroup.Reproducibility)]
    [Description("Random seed: determines the labelled {items}, the validation split, the initial head and the order in training.")]
    public ulong Seed { get; init; } = 1;

    [OutsideKey, Setting(Group = SettingGroup.Reproducibility), Range(1, 20)]
    [Description("Number of seeds: runs that differ only in the seed, counted from the first. Their spread shows how much of a difference "
        + "is chance.")]
    public int Seeds { get; init; } = 1;

    [DisplayName("Step limit"), Setting(Group = SettingGroup.Training, Unit = "steps"), Range(1, 1_000_000)]
    [Description("Step limit: maximum number of optimizer steps. Empty runs all epochs.")]
    public int? MaxSteps { get; init; }

    /// <summary>SHA-256 of the checkpoint that this cell was branched from; null starts anew.</summary>
    [Browsable(false), RegularExpression("[0-9a-f]{64}", ErrorMessage = "This is not a checkpoint. Branch from a run again.")]
    public string? StartFrom { get; init; }

    /// <summary>Where that checkpoint comes from; null for one of a notebook that does not say.</summary>
    [Browsable(false), OutsideKey]
    public BranchPoint? Branch { get; init; }

    public override IReadOnlyList<ulong> RunSeeds(Notebook notebook) => [.. Enumerable.Range(0, Seeds).Select(i => Seed + (ulong)i)];

    public StatedTransfer Stated(Notebook notebook) => new(Data, Model, Recipe, Seed, MaxSteps) { IsBranch = StartFrom is not null };

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue)
    {
        var facts = notebook.Stated<StatedModel>(Model) is { } model ? catalogue.Backbone(model.Backbone) : null;
        var recipe = RecipeSentence.Of(Recipe, StatedModel.NameOf(notebook, Model, catalogue),
            StatedDataset.WithLabels(notebook, Data, catalogue), facts);
        return $"{recipe}{(MaxSteps is { } steps ? $", at most {steps:N0} steps" : "")}; "
            + $"{(Seeds == 1 ? $"seed {Seed}" : $"seeds {Seed} to {Seed + (ulong)Seeds - 1}")}.{BranchSentence(notebook)}";
    }

    private string BranchSentence(Notebook notebook) => (Branch, StartFrom) switch
    {
        ({ } point, _) => $" It branches from step {point.Step:N0} of {notebook.Cell(point.Cell)?.Name ?? "a cell that is gone"}.",
        (null, { } checkpoint) => $" It branches from checkpoint {checkpoint[..Math.Min(8, checkpoint.Length)]} of another run.",
        _ => "",
    };

    /// <summary>Feature extraction takes variants from its augmented views: with an augmentation it needs some,
    /// and without one it can have none.</summary>
    protected internal override Cell Settled(string setting, StudioCatalogue catalogue) => (setting, Recipe) switch
    {
        ("recipe.augmentation", Recipe.FeatureExtraction { Augmentation: not null, AugmentedViews: 0 } extraction) =>
            this with { Recipe = extraction with { AugmentedViews = UsualViews } },
        ("recipe.augmentation", Recipe.FeatureExtraction { Augmentation: null } extraction) =>
            this with { Recipe = extraction with { AugmentedViews = 0 } },
        _ => this,
    };

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (Recipe is Recipe.FromScratch && notebook.Cell(Model)?.Produces == typeof(LanguageModel))
            yield return new("recipe",
                "From scratch means without pretrained weights. Choose another recipe to use the language model, or no model of a cell.");
        if (Recipe is Recipe.FromScratch && notebook.Stated<StatedModel>(Model) is { Weights: not null })
            yield return new("recipe",
                "From scratch means without pretrained weights. Choose a model cell without weights, or another recipe.");
        if (StartFrom is not null && Seeds > 1)
            yield return new("seeds",
                "A branch resumes from a checkpoint of one seed. Choose one seed, or add another transfer cell for more.");
        if (Recipe is Recipe.FeatureExtraction { AugmentedViews: > 0, Augmentation: null })
            yield return new("recipe.augmentation",
                "Augmented views need data augmentation. Choose an augmentation, or set augmented views to 0.");
        if (notebook.Stated<StatedModel>(Model) is { } model && catalogue.Backbone(model.Backbone) is { } backbone)
            foreach (var fault in RecipeChecks.Of(Recipe, backbone))
                yield return fault;
        foreach (var fault in SourceFaults.Of(Recipe, notebook.Stated<StatedModel>(Model), catalogue))
            yield return fault;
    }

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) =>
        TransferProgram.Of(this, notebook, timetable);
}
