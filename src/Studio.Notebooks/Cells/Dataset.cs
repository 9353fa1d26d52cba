using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Studio.Experiments.Catalogue;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>Opens a data set and shows what is in it.</summary>
[Display(Name = "Data set", Description = "Images with their classes: examples of each, and how many there are.", Order = 2)]
public sealed record Dataset : Cell
{
    /// <summary>Key in the catalogue, or "upload:" and the SHA-256 of an uploaded zip.</summary>
    [Description("A bundled data set, one of the catalogue, or an upload of your own.")]
    public string Source { get; init; } = "glyphs-target";

    [Range(1, 100_000), Description("Labelled images of each class that a transfer may use; empty takes all.")]
    public int? LabelsPerClass { get; init; }

    [Description("Leaves out of learning whatever the test part has, too. Looking for it takes one look at every image.")]
    public bool DropCopies { get; init; }

    /// <summary>SHA-256 of the uploaded zip; null for a data set of the catalogue.</summary>
    [JsonIgnore]
    public string? UploadHash => DatasetFacts.HashOf(Source);

    public override string Sentence(Notebook notebook, StudioCatalogue catalogue)
    {
        var title = catalogue.Dataset(Source)?.Title ?? (UploadHash is null ? Source : "Uploaded images");
        return $"{title}, {(LabelsPerClass is { } labels ? $"{labels} labels a class" : "all labels")}{(DropCopies ? " without copies of test images" : "")}.";
    }

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (UploadHash is { } hash && !(hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)))
            yield return new("source", $"'{Source}' names no upload. Choose a data set, or upload a zip.");
        if (UploadHash is null && catalogue.Dataset(Source) is null)
            yield return new("source", $"There is no data set '{Source}'. Choose one of: {string.Join(", ", catalogue.Datasets.Where(d => !d.IsUploaded).Select(d => d.Key))}, or upload a zip.");
    }

    public override IReadOnlyList<SettingChoice> Choices(string setting, Notebook notebook, StudioCatalogue catalogue) => setting != "source" ? []
        : [.. catalogue.Datasets.Select(d => SettingChoice.Of(d.Key, d.Title)), .. UploadHash is null || catalogue.Dataset(Source) is not null ? [] : new[] { SettingChoice.Of(Source, "Uploaded images") }];

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
