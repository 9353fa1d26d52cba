using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Recipes;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>Teaches a network the classes of a data set by a recipe.</summary>
[Display(Name = "Transfer", Description = "Teaches a network the classes of a data set, and shows how it learns them.", Order = 4)]
public sealed record Transfer : Cell
{
    [Input(typeof(Dataset)), Description("The data set cell to learn from.")]
    public string? Data { get; init; }

    [Input(typeof(PretrainedModel)), Description("The model cell to start from.")]
    public string? Model { get; init; }

    [Description("How it is taught.")]
    public Recipe Recipe { get; init; } = new Recipe.FeatureExtraction();

    [OutsideKey, Description("Redraws label subset, split, head and order.")]
    public ulong Seed { get; init; } = 1;

    [OutsideKey, Range(1, 20), Description("How many seeds, counted on from the first; the spread over them says how far a figure can be trusted.")]
    public int Seeds { get; init; } = 1;

    [Range(1, 1_000_000), Description("Upper bound of optimiser steps; empty runs all epochs.")]
    public int? MaxSteps { get; init; }

    /// <summary>SHA-256 of the checkpoint that this cell was branched from; null starts anew.</summary>
    [Browsable(false), RegularExpression("[0-9a-f]{64}", ErrorMessage = "It names no checkpoint to start from. Branch from a run again.")]
    public string? StartFrom { get; init; }

    /// <summary>Where that checkpoint comes from; null for one of a notebook that does not say.</summary>
    [Browsable(false), OutsideKey]
    public BranchPoint? Branch { get; init; }

    public override IReadOnlyList<ulong> RunSeeds(Notebook notebook) => [.. Enumerable.Range(0, Seeds).Select(i => Seed + (ulong)i)];

    public override string Sentence(Notebook notebook, StudioCatalogue catalogue)
    {
        var model = notebook.Input<PretrainedModel>(Model);
        var name = model is null ? "a network" : catalogue.Backbone(model.Backbone)?.Title ?? model.Backbone;
        var data = notebook.Input<Dataset>(Data) is { } set ? catalogue.Dataset(set.Source)?.Title ?? "uploaded images" : "a data set";
        return $"{RecipeSentence.Of(Recipe, name)} on {data}; {(Seeds == 1 ? $"seed {Seed}" : $"seeds {Seed} to {Seed + (ulong)Seeds - 1}")}.{BranchSentence(notebook)}";
    }

    private string BranchSentence(Notebook notebook) => Branch is null ? StartFrom is null ? "" : " It branches from a checkpoint of another run."
        : $" It branches from step {Branch.Step} of {notebook.Cell(Branch.Cell)?.Name ?? "a cell that is gone"}.";

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (Recipe is Recipe.FromScratch && notebook.Input<PretrainedModel>(Model) is { Weights: not null })
            yield return new("recipe", "From scratch means without pretrained weights. Choose a model cell without weights, or another recipe.");
        if (StartFrom is not null && Seeds > 1)
            yield return new("seeds", "A branch goes on from a checkpoint of one seed. Take one seed, or add another transfer cell for more.");
        if (Recipe is Recipe.FeatureExtraction { AugmentedViews: > 0, Augmentation: null })
            yield return new("recipe.augmentation", "Augmented views were asked for without saying how to vary the images. Choose an augmentation, or no views.");
        if (notebook.Input<PretrainedModel>(Model) is { } model && catalogue.Backbone(model.Backbone) is { } backbone)
            foreach (var fault in RecipeChecks.Of(Recipe, backbone))
                yield return fault;
        foreach (var fault in SourceFaults.Of(Recipe, notebook.Input<PretrainedModel>(Model), catalogue))
            yield return fault;
    }

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) => TransferProgram.Of(this, notebook, timetable);
}
