using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments.Catalogue;

namespace Studio.Notebooks.Cells;

/// <summary>Opens a data set and shows what is in it.</summary>
public sealed record Dataset : Cell
{
    /// <summary>Key in the catalogue, or "upload:" and the SHA-256 of an uploaded zip.</summary>
    [Description("A bundled data set, one of the catalogue, or an upload of your own.")]
    public string Source { get; init; } = "glyphs-target";

    [Range(1, 100_000), Description("Labelled images of each class that a transfer may use; empty takes all.")]
    public int? LabelsPerClass { get; init; }

    public override string Sentence(Notebook notebook, StudioCatalogue catalogue)
    {
        var title = catalogue.Dataset(Source)?.Title ?? (Source.StartsWith("upload:", StringComparison.Ordinal) ? "Uploaded images" : Source);
        return LabelsPerClass is { } labels ? $"{title}, {labels} labels a class." : $"{title}, all labels.";
    }

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (!Source.StartsWith("upload:", StringComparison.Ordinal) && catalogue.Dataset(Source) is null)
            yield return new("source", $"There is no data set '{Source}'. Choose one of: {string.Join(", ", catalogue.Datasets.Select(d => d.Key))}, or upload a zip.");
    }
}
