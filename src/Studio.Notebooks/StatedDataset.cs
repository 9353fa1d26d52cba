using System.Text.Json.Serialization;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;

namespace Studio.Notebooks;

/// <summary>The data set that a cell will give.</summary>
/// <param name="Reference">Key in the catalogue, or "upload:" and the SHA-256 of an uploaded zip.</param>
/// <param name="LabelsPerClass">Labelled items of each class that training may use; null for all.</param>
/// <param name="DropCopies">Leaves items out of training that are in the test set, too.</param>
public sealed record StatedDataset(string Reference, int? LabelsPerClass = null, bool DropCopies = false)
{
    /// <summary>SHA-256 of the uploaded zip; null for a data set of the catalogue.</summary>
    [JsonIgnore]
    public string? UploadHash => DatasetFacts.HashOf(Reference);

    [JsonIgnore]
    public string Labels =>
        LabelsPerClass switch { null => "all labels", 1 => "1 label per class", { } labels => $"{labels:N0} labels per class" };

    public string Title(StudioCatalogue catalogue) =>
        catalogue.Dataset(Reference)?.Title ?? (UploadHash is null ? Reference : "Uploaded data");

    /// <summary>What an item is, in the plural.</summary>
    public string Unit(StudioCatalogue catalogue) => catalogue.Dataset(Reference)?.Unit ?? ItemWords.Unknown;

    /// <summary>Empty where they are known only once it was fetched.</summary>
    public IReadOnlyList<string> Classes(StudioCatalogue catalogue) => catalogue.Dataset(Reference)?.Classes ?? [];

    /// <summary>The data set of a cell within the sentence of another, for example "Toys with 5 labels per class".</summary>
    internal static string WithLabels(Notebook notebook, string? id, StudioCatalogue catalogue) =>
        notebook.Stated<StatedDataset>(id) is { } set ? $"{set.Title(catalogue)} with {set.Labels}"
            : notebook.Cell(id)?.Name ?? "a data set";

    /// <summary>The same where its limit of labels does not matter.</summary>
    internal static string NameOf(Notebook notebook, string? id, StudioCatalogue catalogue) =>
        notebook.Stated<StatedDataset>(id)?.Title(catalogue) ?? notebook.Cell(id)?.Name ?? "a data set";
}
