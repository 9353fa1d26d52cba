using System.Text.Json;
using System.Text.Json.Nodes;
using Studio.Experiments;
using Studio.Learning.Data.Inspection;
using Studio.Learning.Data.Sets;

namespace Studio.Cli.Data;

/// <summary>An inspection for machines: items by name, classes by name.</summary>
internal static class InspectionJson
{
    public static string Of(DataInspection found, ILabelledSet set)
    {
        var json = new JsonObject { ["name"] = found.Name, ["classes"] = Node(found.Classes) };
        json[found.Lengths is null ? "images" : "texts"] = found.Readable.Count;
        json["parts"] = Node(found.Parts.Select(p => new { p.Part, p.Counts }));
        if (found.Lengths is { } lengths)
            json["lengths"] = Node(lengths);
        else
            json["sizes"] = Node(found.Sizes);
        foreach (var (name, value) in Findings(found, set))
            json[name] = value;
        return json.ToJsonString(StudioJson.Options);
    }

    private static IEnumerable<(string, JsonNode?)> Findings(DataInspection found, ILabelledSet set) =>
    [
        ("imbalance", found.Balance.Ratio),
        ("isImbalanced", found.Balance.IsImbalanced),
        ("duplicates", Node(found.Duplicates.Select(d => new
        {
            First = set.Items[d.First].Name, Second = set.Items[d.Second].Name, d.IsExact, d.Likeness, d.IsAcrossParts, d.LabelsDiffer,
        }))),
        ("leaks", found.Duplicates.Count(d => d.IsAcrossParts)),
        ("labelAgreement", found.Labels?.Agreement),
        ("labelsChecked", found.Labels?.IsChecked ?? false),
        ("suspects", Node((found.Labels?.Suspects ?? []).Select(s =>
            new { set.Items[s.Item].Name, Label = found.Classes[s.Label], LooksLike = found.Classes[s.LooksLike], s.Share }))),
        ("problems", Node(found.Problems)),
    ];

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, StudioJson.Options);
}
