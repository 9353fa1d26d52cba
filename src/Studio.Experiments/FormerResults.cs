using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Studio.Experiments;

/// <summary>Results of trainings and figures of epochs that earlier versions wrote: flat, each with names of its own.
/// They become the present ones, wherever in a text they stand.</summary>
internal static class FormerResults
{
    private static readonly JsonDocumentOptions s_lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    /// <summary>A text without any of these holds no such result.</summary>
    public static IReadOnlyList<string> Signs { get; } =
        ["\"testImages\"", "\"sketch-result\"", "\"writing-result\"", "\"validationMacroF1\""];

    private static readonly SearchValues<string> s_signs = SearchValues.Create([.. Signs], StringComparison.Ordinal);

    /// <summary>The same JSON with present results. A text that is no JSON stays as it is: whoever reads it says so.</summary>
    public static string Replace(string json)
    {
        if (!json.AsSpan().ContainsAny(s_signs))
            return json;
        try
        {
            var root = JsonNode.Parse(json, documentOptions: s_lenient);
            return ReplaceBelow(root) ? root!.ToJsonString() : json;
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static bool ReplaceBelow(JsonNode? node) => node switch
    {
        JsonObject record when Regroup(record) || RegroupEpoch(record) => true,
        JsonObject record =>
            record.Select(member => member.Value).ToArray().Aggregate(false, (found, value) => ReplaceBelow(value) | found),
        JsonArray values => values.Aggregate(false, (found, value) => ReplaceBelow(value) | found),
        _ => false,
    };

    private static bool Regroup(JsonObject record)
    {
        if (record["kind"] is not JsonValue kind || kind.GetValueKind() != JsonValueKind.String)
            return false;
        switch ((string?)kind)
        {
            case "classifier" when record.ContainsKey("testImages"):
                Rename(record, "backbone", "network");
                Group(record, "items", ("trainImages", "train"), ("validationImages", "validation"), ("testImages", "test"));
                Group(record, "epochs", ("epochs", "count"), ("bestEpoch", "best"));
                Group(record, "test", ("accuracy", "accuracy"), ("macroF1", "macroF1"), ("calibrationError", "calibrationError"),
                    ("confusion", "confusion"));
                return true;
            case "sketch-result":
                record["kind"] = "generator";
                Rename(record, "generator", "model");
                Rename(record, "lastGrid", "samples");
                Complete(record, "dcgan32");
                return true;
            case "writing-result":
                record["kind"] = "language-model";
                Rename(record, "written", "sample");
                Complete(record, "char-lstm");
                return true;
            default:
                return false;
        }
    }

    /// <summary>The figures of an epoch in a checkpoint; each kind of task has its own now.</summary>
    private static bool RegroupEpoch(JsonObject record)
    {
        if (!record.ContainsKey("validationMacroF1") || !record.ContainsKey("confusion"))
            return false;
        var figures = new JsonObject { ["kind"] = "classification" };
        foreach (var (former, present) in new[] { ("validationLoss", "loss"), ("confusion", "confusion") })
            if (record.Remove(former, out var value))
                figures[present] = value;
        record.Remove("validationAccuracy");
        record.Remove("validationMacroF1");
        record["validation"] = figures;
        return true;
    }

    private static void Rename(JsonObject record, string former, string present)
    {
        if (record.Remove(former, out var value))
            record[present] = value;
    }

    private static void Group(JsonObject record, string name, params (string Former, string Present)[] members)
    {
        var group = new JsonObject();
        foreach (var (former, present) in members)
            if (record.Remove(former, out var value))
                group[present] = value;
        record[name] = group;
    }

    /// <summary>What was not recorded; there was one network of each family.</summary>
    private static void Complete(JsonObject record, string network)
    {
        record["network"] = network;
        record["dataset"] = null;
        record["seed"] = 0;
        record["isSteered"] = false;
    }
}
