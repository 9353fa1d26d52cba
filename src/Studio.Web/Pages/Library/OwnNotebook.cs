using Studio.Experiments.Catalogue;
using Studio.Notebooks;
using Studio.Notebooks.Templates;
using Studio.Runtime.Library;

namespace Studio.Web.Pages.Library;

/// <summary>The notebook that fits a data set of a person's own.</summary>
internal static class OwnNotebook
{
    public static Notebook Of(StoredDataset dataset, StudioCatalogue catalogue) => dataset.Content.Texts.Count > 0
        ? TextNotebook.Of(dataset.Title, dataset.Source, dataset.Content.Classes)
        : PictureNotebook.Of(dataset.Title, dataset.Source, dataset.Content.Classes, catalogue);
}
