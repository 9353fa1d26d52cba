using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>Opens a data set and shows what is in it.</summary>
[Display(Name = "Data set", Description = "Images with their classes: examples of each, and how many there are.", Order = 2)]
[Produces(typeof(DatasetResult))]
public sealed record Dataset : Cell
{
    /// <summary>Key in the catalogue, or "upload:" and the SHA-256 of an uploaded zip.</summary>
    [DisplayName("Data set"), Description("Data set: bundled with the studio, one of the catalogue, or uploaded by you.")]
    public string Source { get; init; } = "glyphs-target";

    [Setting(IsBasic = true, Unit = "images"), Range(1, 100_000)]
    [Description("Labels per class: labelled images of each class that training may use. Lower it to see what pretraining saves; empty "
        + "uses all.")]
    public int? LabelsPerClass { get; init; }

    [DisplayName("Drop test copies")]
    [Description("Remove duplicates: leaves images out of training that are in the test set, too. It compares all images once.")]
    public bool DropCopies { get; init; }

    /// <summary>SHA-256 of the uploaded zip; null for a data set of the catalogue.</summary>
    [JsonIgnore]
    public string? UploadHash => DatasetFacts.HashOf(Source);

    private string Labels =>
        LabelsPerClass switch { null => "all labels", 1 => "1 label per class", { } labels => $"{labels:N0} labels per class" };

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue) =>
        $"{Named(catalogue)}, {Labels}{(DropCopies ? ", without copies of test images" : "")}.";

    /// <summary>A data set cell within the sentence of another, with its labels, for example "Toys with 5 labels per class".</summary>
    internal static string WithLabels(Notebook notebook, string? id, StudioCatalogue catalogue) =>
        notebook.Input<Dataset>(id) is { } set ? $"{set.Named(catalogue)} with {set.Labels}"
            : notebook.Cell(id)?.Name ?? "a data set";

    /// <summary>The same where its limit of labels does not matter.</summary>
    internal static string NameOf(Notebook notebook, string? id, StudioCatalogue catalogue) =>
        notebook.Input<Dataset>(id)?.Named(catalogue) ?? notebook.Cell(id)?.Name ?? "a data set";

    private string Named(StudioCatalogue catalogue) =>
        catalogue.Dataset(Source)?.Title ?? (UploadHash is null ? Source : "Uploaded images");

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (UploadHash is { } hash && !(hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)))
            yield return new("source", $"'{Source}' is not an upload. Choose a data set, or upload a zip.");
        if (UploadHash is null && catalogue.Dataset(Source) is null)
            yield return new("source", $"There is no data set '{Source}'. {Choice(catalogue)}");
    }

    /// <summary>A studio whose worker program is missing knows no data sets of its own.</summary>
    private static string Choice(StudioCatalogue catalogue) =>
        catalogue.Datasets.Where(d => !d.IsUploaded).Select(d => d.Key).ToList() is { Count: > 0 } known
        ? $"Choose one of: {string.Join(", ", known)}, or upload a zip." : "Upload a zip.";

    public override IReadOnlyList<SettingChoice> Choices(string setting, Notebook notebook, StudioCatalogue catalogue) =>
        setting != "source" ? []
        : [.. catalogue.Datasets.Select(d => SettingChoice.Of(d.Key, d.Title, $"{d.Description}"
            + $"{(d.IsBundled ? "" : " Downloaded on first use.")}")),
            .. UploadHash is null || catalogue.Dataset(Source) is not null ? [] : new[] { SettingChoice.Of(Source, "Uploaded images") }];

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) => $$"""
        using Studio.Learning.Data;

        using var images = Datasets.Open({{ProgramLines.Source(this)}});
        foreach (var part in images.Items.GroupBy(image => image.Part))
        {
            Console.WriteLine($"{part.Key}: {part.Count()} images");
            foreach (var (label, count) in part.CountBy(image => image.Label).OrderBy(pair => pair.Key))
                Console.WriteLine($"  {images.Classes[label]}: {count}");
        }
        foreach (var problem in images.Report.Problems)
            Console.WriteLine($"{problem.Item}: {problem.Sentence}");

        """;
}
