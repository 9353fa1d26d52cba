using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Notebooks.Settings;

namespace Studio.Parts.Tests;

/// <summary>A cell kind of nobody else's.</summary>
[Display(Name = "Count classes", Description = "Counts the classes of a data set.", Order = 99)]
[Produces(typeof(ClassCount))]
public sealed record CountClasses : Cell
{
    [Input(typeof(DatasetResult)), Description("Data set: the cell whose classes are counted.")]
    public string? Data { get; init; }

    protected override string Says(Notebook notebook, StudioCatalogue catalogue) => "Count the classes.";
}
