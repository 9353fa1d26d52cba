using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Studio.Experiments;

/// <summary>Names that earlier versions wrote into notebooks, journals and bundles. They are read for ever and never written.</summary>
/// <remarks>A quotation mark within a JSON text is escaped, so a former name between two of them is a name and no part of what a person
/// wrote. Cells are named by people in small letters and stand as keys beside their results, so a former name without a capital counts only
/// with the value that it had.</remarks>
public static partial class FormerNames
{
    /// <summary>Former name of a property to the present one.</summary>
    private static readonly FrozenDictionary<string, string> s_properties = new Dictionary<string, string>
    {
        ["fitLoss"] = "trainLoss", ["chooseLoss"] = "validationLoss", ["chooseAccuracy"] = "validationAccuracy",
        ["chooseMacroF1"] = "validationMacroF1",
        ["fitImages"] = "trainImages", ["chooseImages"] = "validationImages", ["fitCounts"] = "trainCounts",
        ["fitAccuracy"] = "trainAccuracy",
        ["worstFit"] = "highestTrainLosses", ["openStages"] = "unfrozenStages", ["teachHeads"] = "trainHeads",
    }.ToFrozenDictionary();

    /// <summary>Scores of a backbone that were members of their own, in the order in which they were written, and their keys.</summary>
    private static readonly (string Group, string Key)[] s_scores =
        [("logme", "logme"), ("hscore", "h-score"), ("neighbours", "neighbours"), ("leep", "leep"), ("nce", "nce")];

    /// <summary>What a former name may begin with after its quotation mark: a text without any of these is read as it is.</summary>
    private static readonly SearchValues<string> s_signs =
        SearchValues.Create([.. s_properties.Keys.Select(n => $"\"{n}\""), "\"remedy\"", "\"carried\"", "\"wish\"", "\"preprocessing\"",
            "\"opened\"", "\"taught-model-result\"", "\"logMe\"", "/fit\"", "/choose\"", "\"choose\"", .. FormerResults.Signs],
                StringComparison.Ordinal);

    /// <summary>The same JSON under the present names.</summary>
    public static string Replace(string json)
    {
        if (!json.AsSpan().ContainsAny(s_signs))
            return json;
        json = Property().Replace(json, Property);
        json = Classifier().Replace(json, "${key}\"classifier\"");
        json = Unfrozen().Replace(json, "${key}\"unfrozen\"${group}");
        json = Applied().Replace(json, "\"applied\"${value}");
        json = Intervention().Replace(json, "\"intervention\"${value}");
        json = Naive().Replace(json, "${key}\"naive\"");
        json = Method().Replace(json, "\"method\"${value}");
        json = Image().Replace(json, "\"input\"${colon}{\"kind\":\"image\",\"resizeSide\"");
        json = NoInput().Replace(json, "\"input\"${value}");
        json = Series()
            .Replace(json, found => $"{found.Groups["begin"]}{(found.Groups["part"].Value == "fit" ? "train" : "validation")}\"");
        json = Scores().Replace(json, Scores);
        json = Similarities().Replace(json, "\"similarities\"${value}");
        json = Part().Replace(json, "${key}\"validation\"");
        return FormerResults.Replace(json);
    }

    private static string Property(Match found) =>
        s_properties.TryGetValue(found.Groups["name"].Value, out var name) ? $"\"{name}\"{found.Groups["colon"]}" : found.Value;

    /// <summary>A score that a network does not have was null and is left out.</summary>
    private static string Scores(Match found) => "\"scores\":{" + string.Join(',', s_scores
        .Where(s => found.Groups[s.Group].Value != "null").Select(s => $"\"{s.Key}\":{found.Groups[s.Group]}")) + "}";

    [GeneratedRegex("""
        "(?<name>[A-Za-z0-9]+)"(?<colon>\s*:)
        """)]
    private static partial Regex Property();

    [GeneratedRegex("""
        (?<key>"kind"\s*:\s*)"taught-model-result"
        """)]
    private static partial Regex Classifier();

    [GeneratedRegex("""
        (?<key>"kind"\s*:\s*)"opened"(?<group>\s*,\s*"group")
        """)]
    private static partial Regex Unfrozen();

    [GeneratedRegex("""
        "carried"(?<value>\s*:\s*(null|\{\s*"kind"\s*:\s*"(rates-scaled|frozen|unfrozen)"))
        """)]
    private static partial Regex Applied();

    [GeneratedRegex("""
        "wish"(?<value>\s*:\s*\{\s*"kind"\s*:\s*"(rates-scaled|frozen|unfrozen)")
        """)]
    private static partial Regex Intervention();

    [GeneratedRegex("""
        (?<key>"remedy"\s*:\s*\{\s*"kind"\s*:\s*)"none"
        """)]
    private static partial Regex Naive();

    [GeneratedRegex("""
        "remedy"(?<value>\s*:\s*\{\s*"kind"\s*:\s*"(naive|frozen-backbone|regularised|joint)")
        """)]
    private static partial Regex Method();

    /// <summary>Every network read images, so nothing said so.</summary>
    [GeneratedRegex("""
        "preprocessing"(?<colon>\s*:\s*)\{\s*"resizeSide"
        """)]
    private static partial Regex Image();

    [GeneratedRegex("""
        "preprocessing"(?<value>\s*:\s*null)
        """)]
    private static partial Regex NoInput();

    [GeneratedRegex("""
        (?<begin>"series"\s*:\s*"[^"\\]*/)(?<part>fit|choose)"
        """)]
    private static partial Regex Series();

    [GeneratedRegex("""
        "logMe"\s*:\s*(?<logme>[^,]+),\s*"hScore"\s*:\s*(?<hscore>[^,]+),\s*"neighbourAccuracy"\s*:\s*(?<neighbours>[^,]+),
        \s*"leep"\s*:\s*(?<leep>[^,]+),\s*"conditionalEntropy"\s*:\s*(?<nce>[^,\s]+)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Scores();

    [GeneratedRegex("""
        "alike"(?<value>\s*:\s*\[)
        """)]
    private static partial Regex Similarities();

    [GeneratedRegex("""
        (?<key>"part"\s*:\s*)"choose"
        """)]
    private static partial Regex Part();
}
