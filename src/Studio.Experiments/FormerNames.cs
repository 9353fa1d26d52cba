using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Studio.Experiments;

/// <summary>Names that earlier versions wrote into notebooks, journals and bundles. They are read for ever and never written.</summary>
/// <remarks>A quotation mark within a JSON text is escaped, so a former name between two of them is a name and no part of what a person wrote.</remarks>
public static partial class FormerNames
{
    /// <summary>Former name of a property to the present one.</summary>
    private static readonly FrozenDictionary<string, string> s_properties = new Dictionary<string, string>
    {
        ["fitLoss"] = "trainLoss", ["chooseLoss"] = "validationLoss", ["chooseAccuracy"] = "validationAccuracy", ["chooseMacroF1"] = "validationMacroF1",
        ["fitImages"] = "trainImages", ["chooseImages"] = "validationImages", ["fitCounts"] = "trainCounts", ["fitAccuracy"] = "trainAccuracy",
        ["worstFit"] = "highestTrainLosses", ["remedy"] = "method", ["remedies"] = "methods", ["carried"] = "applied", ["wish"] = "intervention",
        ["openStages"] = "unfrozenStages", ["teachHeads"] = "trainHeads", ["preprocessing"] = "input",
    }.ToFrozenDictionary();

    /// <summary>Former kind to the present one.</summary>
    private static readonly FrozenDictionary<string, string> s_kinds = new Dictionary<string, string>
    {
        ["taught-model-result"] = "classifier", ["opened"] = "unfrozen", ["none"] = "naive",
    }.ToFrozenDictionary();

    /// <summary>What a former name may begin with after its quotation mark: a text without any of these is read as it is.</summary>
    private static readonly SearchValues<string> s_signs =
        SearchValues.Create([.. s_properties.Keys.Concat(s_kinds.Keys).Select(n => $"\"{n}\""), "/fit\"", "/choose\"", "\"choose\""], StringComparison.Ordinal);

    /// <summary>The same JSON under the present names.</summary>
    public static string Replace(string json) => json.AsSpan().ContainsAny(s_signs)
        ? Property().Replace(Part().Replace(Series().Replace(Kind().Replace(Preprocessing().Replace(json, "${begin}\"kind\":\"image\","), Kind), Series), Part), Property)
        : json;

    private static string Property(Match found) => s_properties.TryGetValue(found.Groups["name"].Value, out var name) ? $"\"{name}\"{found.Groups["colon"]}" : found.Value;

    private static string Kind(Match found) => s_kinds.TryGetValue(found.Groups["name"].Value, out var name) ? $"{found.Groups["key"]}\"{name}\"" : found.Value;

    private static string Series(Match found) => $"{found.Groups["begin"]}{(found.Groups["part"].Value == "fit" ? "train" : "validation")}\"";

    private static string Part(Match found) => $"{found.Groups["key"]}\"validation\"";

    [GeneratedRegex("""
        "(?<name>[A-Za-z0-9]+)"(?<colon>\s*:)
        """)]
    private static partial Regex Property();

    /// <summary>Every network read images.</summary>
    [GeneratedRegex("""
        (?<begin>"preprocessing"\s*:\s*\{)(?!\s*"kind")
        """)]
    private static partial Regex Preprocessing();

    [GeneratedRegex("""
        (?<key>"kind"\s*:\s*)"(?<name>[a-z0-9-]+)"
        """)]
    private static partial Regex Kind();

    [GeneratedRegex("""
        (?<begin>"series"\s*:\s*"[^"\\]*/)(?<part>fit|choose)"
        """)]
    private static partial Regex Series();

    [GeneratedRegex("""
        (?<key>"part"\s*:\s*)"choose"
        """)]
    private static partial Regex Part();
}
