using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Runtime.Library;
using Studio.Runtime.Runs;

namespace Studio.Web.Pages.Library;

/// <summary>An uploaded model as a transfer that was run elsewhere, so that the view which asks a transfer's network
/// can ask it, too.</summary>
internal static class TriedUpload
{
    public static RunSummary Of(StoredModel model)
    {
        var classes = model.Content.Classes;
        var result = new Classifier
        {
            Model = model.File,
            Network = model.Content.Backbone,
            Recipe = new Recipe.FeatureExtraction(),
            Seed = 0,
            Dataset = null,
            Classes = classes,
            Items = new(0, 0, 0),
            Test = new(new(0, 0, 1), 0, 0, new ConfusionMatrix(classes, [])),
            Epochs = new(0, 0),
            Seconds = 0,
            IsSteered = false,
        };
        var request = new RunRequest("", new Transfer { Id = "transfer" }, 0, new Dictionary<string, CellResult>(), "", model.Person);
        return new(Guid.Empty, request, RunStatus.Completed, "", 0, null, 0) { CreatedAt = model.CreatedAt, Result = result };
    }
}
