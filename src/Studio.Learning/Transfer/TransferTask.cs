using Studio.Experiments.Recipes;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Learning.Networks;

namespace Studio.Learning.Transfer;

/// <summary>What is to be transferred to what, and how.</summary>
/// <param name="WeightsPath">Pretrained weights; null starts at random, which is a control for any recipe and the point of "from
/// scratch".</param>
/// <param name="Seed">Redraws the label subset, the split, the initial head and the order.</param>
/// <param name="LabelsPerClass">Labelled images used of each class; null takes all.</param>
/// <param name="MaxSteps">Upper bound of optimiser steps, for lessons and tests; the warm-up of a head has as many for itself. Null for
/// all epochs.</param>
/// <param name="Source">Items that the weights were trained on, their classes in the order of the old head; null where the recipe does
/// not look back at them.</param>
public sealed record TransferTask(IBackbone Backbone, string? WeightsPath, ILabelledSet Data, Recipe Recipe, ulong Seed,
    int? LabelsPerClass = null, int? MaxSteps = null, ILabelledSet? Source = null)
{
    /// <summary>Items that may not be trained on, for example copies of test images.</summary>
    public IReadOnlyList<int> LeftOut { get; init; } = [];

    /// <summary>Without weights, the same task with a backbone whose input is made for the training items.</summary>
    internal TransferTask WithInputFor(DataSplit split) => WeightsPath is not null ? this : this with
    {
        Backbone = Backbone.WithInput(Backbone.InputFor(Data, TrainOf(split))),
    };

    /// <summary>Items to take a vocabulary from.</summary>
    internal static IReadOnlyList<int> TrainOf(DataSplit split) => split.Folds is [var only] ? only.Train : split.Labelled;
}
