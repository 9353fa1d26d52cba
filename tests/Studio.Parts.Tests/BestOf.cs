using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Notebooks.Settings;

namespace Studio.Parts.Tests;

/// <summary>A cell kind of nobody else's that takes in classifiers and a count, and gives a classifier.</summary>
[Display(Name = "Best of", Description = "The most accurate of several classifiers.", Order = 98)]
[Produces(typeof(Classifier))]
public sealed record BestOf : Cell
{
    [Input(typeof(Classifier)), Description("Candidates: the cells whose classifiers are compared.")]
    public IReadOnlyList<string> Candidates { get; init; } = [];

    [Input(typeof(ClassCount)), Description("Count: how many classes each must have.")]
    public string? Count { get; init; }

    protected override string Says(Notebook notebook, StudioCatalogue catalogue) => "Take the most accurate.";
}
