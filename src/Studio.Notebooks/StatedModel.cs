using Studio.Experiments.Catalogue;

namespace Studio.Notebooks;

/// <summary>The network that a cell will give to start from.</summary>
/// <param name="Backbone">Key in the catalogue.</param>
/// <param name="Weights">Key in the catalogue; null starts from random weights.</param>
public sealed record StatedModel(string Backbone, string? Weights)
{
    /// <summary>The network of a cell within the sentence of another.</summary>
    internal static string NameOf(Notebook notebook, string? id, StudioCatalogue catalogue) =>
        notebook.Stated<StatedModel>(id) is { } model ? catalogue.Backbone(model.Backbone)?.Title ?? model.Backbone
            : notebook.Cell(id)?.Name ?? "a network";
}
