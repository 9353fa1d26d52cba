using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Studio.Experiments;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;

namespace Studio.Learning.Transfer.Recognition;

/// <summary>What weights say of the classes of their head.</summary>
public static partial class HeadClasses
{
    /// <summary>Names in the order of the logits: those that this studio wrote, those that training programs keep
    /// beside the weights ("classes", "class_to_idx"), or those of known published weights,
    /// which a file is recognised as; null where nothing says them.</summary>
    /// <param name="path">Of the file that the weights were read from.</param>
    public static IReadOnlyList<string>? Of(StateDict weights, int count, string path)
    {
        IReadOnlyList<string>?[] said = [Listed(weights), InOrder(weights, Places()), InOrder(weights, Indices())];
        return said.FirstOrDefault(names => names?.Count == count)
            ?? (WeightStore.Recognise(path)?.Classes.Names is { } known && known.Count == count ? known : null);
    }

    private static string[]? Listed(StateDict weights)
    {
        try
        {
            return weights.Metadata.TryGetValue("classes", out var text) ? StudioJson.Read<string[]>(text) : null;
        }
        catch (JsonException)
        {
            // Whoever wrote the file meant something else by the word.
            return null;
        }
    }

    /// <summary>Names by the numbers beside them, if these are 0 to K - 1.</summary>
    private static string[]? InOrder(StateDict weights, Regex pattern)
    {
        var pairs = weights.Metadata.Select(m => pattern.Match($"{m.Key}={m.Value}")).Where(m => m.Success)
            .Select(m => (Place: int.Parse(m.Groups["place"].Value, CultureInfo.InvariantCulture), Name: m.Groups["name"].Value))
            .OrderBy(p => p.Place).ToArray();
        return pairs.Length > 0 && pairs.Index().All(p => p.Item.Place == p.Index) ? [.. pairs.Select(p => p.Name)] : null;
    }

    [GeneratedRegex(@"(?:^|\.)(?:classes|class_names|labels|categories|names|idx_to_class|id2label)\.(?<place>\d{1,6})=(?<name>.+)$",
        RegexOptions.Singleline)]
    private static partial Regex Places();

    [GeneratedRegex(@"(?:^|\.)(?:class_to_idx|label2id|class_to_index)\.(?<name>.+)=(?<place>\d{1,6})$", RegexOptions.Singleline)]
    private static partial Regex Indices();
}
