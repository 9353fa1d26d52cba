using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Recipes;

namespace Studio.Notebooks.Cells;

/// <summary>Teaches a network the classes of a data set by a recipe.</summary>
public sealed record Transfer : Cell
{
    [Description("The data set cell to learn from.")]
    public string? Data { get; init; }

    [Description("The model cell to start from.")]
    public string? Model { get; init; }

    public Recipe Recipe { get; init; } = new Recipe.FeatureExtraction();

    [Description("Redraws label subset, split, head and order.")]
    public ulong Seed { get; init; } = 1;

    [Range(1, 20), Description("How many seeds, counted on from the first; the spread over them says how far a figure can be trusted.")]
    public int Seeds { get; init; } = 1;

    [Range(1, 1_000_000), Description("Upper bound of optimiser steps; empty runs all epochs.")]
    public int? MaxSteps { get; init; }

    /// <summary>SHA-256 of the checkpoint that this cell was branched from; null starts anew.</summary>
    public string? StartFrom { get; init; }

    public override IReadOnlyList<string> Inputs => [.. new[] { Data, Model }.OfType<string>()];

    public override IReadOnlyList<ulong> RunSeeds => [.. Enumerable.Range(0, Seeds).Select(i => Seed + (ulong)i)];

    public override string Sentence(Notebook notebook, StudioCatalogue catalogue)
    {
        var model = notebook.Input<PretrainedModel>(Model);
        var name = model is null ? "a network" : catalogue.Backbone(model.Backbone)?.Title ?? model.Backbone;
        var data = notebook.Input<Dataset>(Data) is { } set ? catalogue.Dataset(set.Source)?.Title ?? "uploaded images" : "a data set";
        return $"{RecipeSentence.Of(Recipe, name)} on {data}; {(Seeds == 1 ? $"seed {Seed}" : $"seeds {Seed} to {Seed + (ulong)Seeds - 1}")}.";
    }

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (notebook.Input<Dataset>(Data) is null)
            yield return new("data", "A transfer needs data to learn from. Choose a data set cell, or add one above.");
        if (notebook.Input<PretrainedModel>(Model) is not { } model)
            yield return new("model", "A transfer needs a network to start from. Choose a model cell, or add one above.");
        else if (Recipe is Recipe.FromScratch && model.Weights is not null)
            yield return new("recipe", "From scratch means without pretrained weights. Choose a model cell without weights, or another recipe.");
        if (Recipe is Recipe.FeatureExtraction { AugmentedViews: > 0, Augmentation: null })
            yield return new("recipe.augmentation", "Augmented views were asked for without saying how to vary the images. Choose an augmentation, or no views.");
    }
}
