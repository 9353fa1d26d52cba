using System.ComponentModel;
using Studio.Experiments.Catalogue;

namespace Studio.Notebooks.Cells;

/// <summary>Asks a taught network about a picture of one's own; it answers at once and makes no run.</summary>
public sealed record TryIt : Cell
{
    [Description("The transfer whose network answers.")]
    public string? Model { get; init; }

    public override IReadOnlyList<string> Inputs => [.. new[] { Model }.OfType<string>()];

    public override bool IsRunnable => false;

    public override string Sentence(Notebook notebook, StudioCatalogue catalogue) => notebook.Input<Transfer>(Model) is { } transfer
        ? $"Ask “{(transfer.Title.Length > 0 ? transfer.Title : transfer.Id)}” about a picture." : "Ask a taught network about a picture.";

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (notebook.Input<Transfer>(Model) is null)
            yield return new("model", "There is nobody to ask yet. Choose a transfer cell.");
    }
}
