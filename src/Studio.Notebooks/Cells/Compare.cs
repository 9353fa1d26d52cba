using System.ComponentModel;
using Studio.Experiments.Catalogue;

namespace Studio.Notebooks.Cells;

/// <summary>Lays transfers over one another: curves, the settings that differ, mean and spread over seeds.</summary>
public sealed record Compare : Cell
{
    [Description("Transfers to compare; the others are measured against the first.")]
    public IReadOnlyList<string> Models { get; init; } = [];

    public override IReadOnlyList<string> Inputs => Models;

    public override string Sentence(Notebook notebook, StudioCatalogue catalogue) => Models.Count == 0 ? "Nothing to compare yet."
        : $"Compare {string.Join(", ", Models.Select(id => notebook.Cell(id) is { Title.Length: > 0 } cell ? $"“{cell.Title}”" : id))}.";

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (Models.Count < 2)
            yield return new("models", "A comparison needs two transfers at least. Choose them.");
        foreach (var id in Models.Where(id => notebook.Input<Transfer>(id) is null))
            yield return new("models", $"'{id}' is no transfer cell. Remove it from the comparison.");
    }
}
