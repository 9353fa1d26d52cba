using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>Opens a data set and shows what is in it.</summary>
[Display(Name = "Data set", Description = "Labelled images or texts: examples of each class, and how many there are.", Order = 2)]
[Produces(typeof(DatasetResult))]
public sealed record Dataset : Cell, IStates<StatedDataset>
{
    /// <summary>Key in the catalogue, or "upload:" and the SHA-256 of an uploaded zip.</summary>
    [DisplayName("Data set"), Description("Data set: bundled with the studio, one of the catalogue, or uploaded by you.")]
    public string Source { get; init; } = "glyphs-target";

    [Setting(IsBasic = true, Unit = ItemWords.Many), Range(1, 100_000)]
    [Description("Labels per class: labelled {items} of each class that training may use. Lower it to see what pretraining saves; empty "
        + "uses all.")]
    public int? LabelsPerClass { get; init; }

    [DisplayName("Drop test copies")]
    [Description("Remove duplicates: removes {items} from training that are also in the test set. It compares all {items} once.")]
    public bool DropCopies { get; init; }

    /// <summary>SHA-256 of the uploaded zip; null for a data set of the catalogue.</summary>
    [JsonIgnore]
    public string? UploadHash => DatasetFacts.HashOf(Source);

    public StatedDataset Stated(Notebook notebook) => new(Source, LabelsPerClass, DropCopies);

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue)
    {
        var (stated, items) = (Stated(notebook), notebook.UnitOf(this, catalogue));
        return $"{stated.Title(catalogue)}, {stated.Labels}{(DropCopies ? $", without copies of test {items}" : "")}.";
    }

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
            .. UploadHash is null || catalogue.Dataset(Source) is not null ? [] : new[] { SettingChoice.Of(Source, "Uploaded data") }];

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) => $$"""
        using Studio.Learning.Data;

        using var data = Datasets.Open({{ProgramLines.Source(Stated(notebook))}});
        foreach (var part in data.Items.GroupBy(item => item.Part))
        {
            Console.WriteLine($"{part.Key}: {part.Count()} {data.Unit}");
            foreach (var (label, count) in part.CountBy(item => item.Label).OrderBy(pair => pair.Key))
                Console.WriteLine($"  {data.Classes[label]}: {count}");
        }
        foreach (var problem in data.Report.Problems)
            Console.WriteLine($"{problem.Item}: {problem.Sentence}");

        """;
}
