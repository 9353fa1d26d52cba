using System.ComponentModel;
using Studio.Experiments.Catalogue;

namespace Studio.Notebooks.Cells;

/// <summary>Shows where a taught network errs: confusion matrix, scores by class, the worst images, reliability.</summary>
public sealed record Evaluate : Cell
{
    [Description("The transfer whose network is looked at.")]
    public string? Model { get; init; }

    [Description("Other data than the transfer's own test part; empty takes that part.")]
    public string? Data { get; init; }

    public override IReadOnlyList<string> Inputs => [.. new[] { Model, Data }.OfType<string>()];

    public override string Sentence(Notebook notebook, StudioCatalogue catalogue) =>
        $"{Name(notebook, Model) ?? "A transfer"} on {(Data is null ? "the test part of its data" : Name(notebook, Data) ?? "other data")}.";

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (notebook.Input<Transfer>(Model) is null)
            yield return new("model", "There is nothing to evaluate yet. Choose a transfer cell.");
        if (Data is not null && notebook.Input<Dataset>(Data) is null)
            yield return new("data", $"'{Data}' is no data set cell. Choose one, or leave it empty.");
    }

    private static string? Name(Notebook notebook, string? id) => id is not null && notebook.Cell(id) is { } cell ? cell.Title.Length > 0 ? $"“{cell.Title}”" : cell.Id : null;
}
