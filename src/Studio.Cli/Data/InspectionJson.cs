using Studio.Experiments;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Inspection;

namespace Studio.Cli.Data;

/// <summary>An inspection for machines: items by name, classes by name.</summary>
internal static class InspectionJson
{
    public static string Of(DataInspection found, IImageSet images) => StudioJson.Write(new
    {
        found.Name,
        found.Classes,
        Images = found.Readable.Count,
        Parts = found.Parts.Select(p => new { p.Part, p.Counts }),
        found.Sizes,
        Imbalance = found.Balance.Ratio,
        found.Balance.IsImbalanced,
        Duplicates = found.Duplicates.Select(d => new
        {
            First = images.Items[d.First].Name, Second = images.Items[d.Second].Name, d.IsExact, d.Likeness, d.IsAcrossParts,
            d.LabelsDiffer,
        }),
        Leaks = found.Duplicates.Count(d => d.IsAcrossParts),
        LabelAgreement = found.Labels?.Agreement,
        LabelsChecked = found.Labels?.IsChecked ?? false,
        Suspects = (found.Labels?.Suspects
            ?? []).Select(s =>
            new { images.Items[s.Item].Name, Label = found.Classes[s.Label], LooksLike = found.Classes[s.LooksLike], s.Share }),
        found.Problems,
    });
}
