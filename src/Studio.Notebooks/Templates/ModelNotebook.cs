using Studio.Experiments.Catalogue;
using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Templates;

/// <summary>A notebook that starts from given weights: data to choose, the network, a transfer, an evaluation,
/// and a picture to try.</summary>
public static class ModelNotebook
{
    /// <param name="weights">Key in the catalogue.</param>
    /// <param name="name">Of the weights, for people.</param>
    public static Notebook Of(string backbone, string weights, string name, StudioCatalogue catalogue)
    {
        var network = catalogue.Backbone(backbone)?.Title ?? backbone;
        return new($"Transfer from {name}",
        [
            new Note
            {
                Id = "note",
                Markdown = $"# Transfer from {name}\n\nChoose a data set for {network}, or upload your own images. Then press **Run all**: "
                    + "the backbone stays frozen, and only a new head is trained for the classes of the data set.",
            },
            new Dataset { Id = "data", Title = "Training data" },
            new PretrainedModel { Id = "model", Title = $"{network}, {name}", Backbone = backbone, Weights = weights },
            new Transfer { Id = "transfer", Title = "Transfer", Data = "data", Model = "model" },
            new Evaluate { Id = "evaluate", Title = "Where does it err?", Model = "transfer" },
            new TryIt { Id = "try", Title = "Try it", Model = "transfer" },
        ]);
    }
}
