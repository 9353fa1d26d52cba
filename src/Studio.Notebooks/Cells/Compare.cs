using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Comparison;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>Compares trained classifiers: curves, the settings that differ, mean and spread over seeds.</summary>
[Display(Name = "Compare", Description = "Compares trained classifiers: curves, settings that differ, "
    + "mean and standard deviation over seeds.", Order = 6)]
[Produces(typeof(ComparisonResult))]
public sealed record Compare : Cell
{
    [DisplayName("Trained models"), Input(typeof(Classifier))]
    [Description("Trained models: the cells whose classifiers are compared. The first is the baseline of the differences.")]
    public IReadOnlyList<string> Models { get; init; } = [];

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue) => Models.Count == 0 ? "Nothing to compare yet."
        : $"Compare {string.Join(", ", Models.Select(id => notebook.Cell(id)?.Name ?? id))}.";

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (Models.Distinct().Count() == 1)
            yield return new("models", "A comparison needs at least two different cells. Choose them.");
    }

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) =>
        CompareProgram.Of(this, notebook);
}
