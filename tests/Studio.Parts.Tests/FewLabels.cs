using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Notebooks.Settings;

namespace Studio.Parts.Tests;

/// <summary>A cell kind of nobody else's that gives a data set and states it before its run.</summary>
[Display(Name = "Few labels", Description = "The same data set with fewer labels.", Order = 97)]
[Produces(typeof(DatasetResult))]
public sealed record FewLabels : Cell, IStates<StatedDataset>
{
    [Input(typeof(DatasetResult)), Description("Data set: the cell whose labels are limited.")]
    public string? Data { get; init; }

    [Range(1, 100), Description("Labels: how many of each class are kept.")]
    public int Labels { get; init; } = 3;

    public StatedDataset? Stated(Notebook notebook) =>
        notebook.Stated<StatedDataset>(Data) is { } all ? all with { LabelsPerClass = Labels } : null;

    protected override string Says(Notebook notebook, StudioCatalogue catalogue) => $"Keep {Labels} labels.";
}
