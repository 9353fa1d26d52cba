using Studio.Experiments.Catalogue;
using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Templates;

/// <summary>A notebook that starts from given weights: data to choose, the network, a transfer, an evaluation, and a picture to try.</summary>
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
                Markdown = $"# Transfer from {name}\n\nValidation the data set that {network} shall learn, or upload images of your own. Then press **Run all**: "
                    + "the weights stay as they are, and only a new head is trained for the classes of the data set.",
            },
            new Dataset { Id = "data", Title = "Data to learn" },
            new PretrainedModel { Id = "model", Title = $"{network}, {name}", Backbone = backbone, Weights = weights },
            new Transfer { Id = "transfer", Title = "Transfer", Data = "data", Model = "model" },
            new Evaluate { Id = "evaluate", Title = "Where is it wrong?", Model = "transfer" },
            new TryIt { Id = "try", Title = "Try it", Model = "transfer" },
        ]);
    }
}
