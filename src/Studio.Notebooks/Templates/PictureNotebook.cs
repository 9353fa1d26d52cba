using Studio.Experiments.Catalogue;
using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Templates;

/// <summary>A notebook for a data set of one's own that is ready to run: data, pretrained model, transfer,
/// evaluation, and images to try.</summary>
public static class PictureNotebook
{
    private const int MostNamed = 3, ImageNetClasses = 1000;

    /// <param name="name">Of the data set.</param>
    /// <param name="source">As a data set cell names it.</param>
    public static Notebook Of(string name, string source, IReadOnlyList<string> classes, StudioCatalogue catalogue)
    {
        var title = Capital(classes.Count is > 1 and <= MostNamed ? $"{string.Join(", ", classes.SkipLast(1))} or {classes[^1]}" : name);
        var (model, knowsPhotos) = Pretrained(catalogue);
        return new(title,
        [
            new Note
            {
                Id = "note",
                Markdown = $"# {title}\n\n{(knowsPhotos ? "" : PhotosFirst(model.Title))}Press **Run all**. "
                    + "A pretrained network gets a new head for your "
                    + $"{classes.Count} classes. Only the head is trained, so it takes seconds. Then look at the mistakes: "
                    + "choose images there to "
                    + "correct their labels or to remove them. At the end, try your own images.",
            },
            new Dataset { Id = "data", Title = name, Source = source },
            model,
            new Transfer { Id = "transfer", Title = title, Data = "data", Model = model.Id },
            new Evaluate { Id = "evaluate", Title = "Where does it err?", Model = "transfer" },
            new TryIt { Id = "try", Title = "Try it", Model = "transfer" },
        ]);
    }

    /// <summary>The weights at hand that know most of photos: those of ImageNet's thousand classes, the most accurate first.</summary>
    private static (PretrainedModel Model, bool KnowsPhotos) Pretrained(StudioCatalogue catalogue)
    {
        var model = new PretrainedModel { Id = "model", Title = "Pretrained network" };
        var best = catalogue.Weights.Where(w => w.IsHere && catalogue.Backbone(w.Backbone) is { } backbone && IsOfPhotos(w, backbone))
            .OrderByDescending(w => w.Top1 ?? 0).FirstOrDefault();
        return best is null ? (model, false) : (model with { Backbone = best.Backbone, Weights = best.Key }, true);
    }

    /// <summary>What to do before the first run where there is only a network of drawn signs.</summary>
    private static string PhotosFirst(string model) =>
        $"**Are these photos?** The network in “{model}” was pretrained on drawn signs, not on photos. Press *Upload "
        + "weights* there and choose the file of a network that was pretrained on photos: SqueezeNet 1.0 with 4.8 MB is enough. "
        + "[Models](/models) shows where to "
        + "get it. With internet, choose SqueezeNet 1.0 in the field *Backbone*, and its weights are downloaded.\n\n";

    /// <summary>Uploaded weights may not say what their classes are; a network that is published with a thousand was
    /// hardly trained on others.</summary>
    private static bool IsOfPhotos(WeightsFacts weights, BackboneFacts backbone) => weights.Classes.Count == ImageNetClasses
        || weights.Source.Contains("ImageNet", StringComparison.OrdinalIgnoreCase)
        || weights.IsStored && weights.Classes.Count == 0 && backbone.PublishedClassCount == ImageNetClasses;

    private static string Capital(string text) => text.Length == 0 ? "My pictures" : char.ToUpperInvariant(text[0]) + text[1..];
}
