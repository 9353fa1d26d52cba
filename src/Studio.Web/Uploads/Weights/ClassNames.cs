using System.Text.Json;

namespace Studio.Web.Uploads.Weights;

/// <summary>Names of classes from a text file, one a line, or from JSON: a list, or an object from number to name.</summary>
public static class ClassNames
{
    /// <summary>The names in the order of the head; null with a sentence where they are not as many as the head has classes.</summary>
    public static (IReadOnlyList<string>? Names, string? Fault) Read(string text, int count)
    {
        var names = text.TrimStart('\uFEFF').TrimStart() is ['[' or '{', ..]
            ? OfJson(text) : [.. text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];
        return names is null ? (null, "The file is not valid JSON. Use a list of names, or a text file with one name per line.")
            : names.Count == count
            ? (names, null)
            : (null, $"The file holds {names.Count:n0} names, and the head has {count:n0} classes. "
                + "Choose a file with one name for each class.");
    }

    /// <summary>For a head whose classes nobody named.</summary>
    public static IReadOnlyList<string> Numbered(int count) => [.. Enumerable.Range(0, count).Select(i => $"class {i}")];

    private static IReadOnlyList<string>? OfJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(Name)]
                : [.. root.EnumerateObject().OrderBy(p => int.TryParse(p.Name, out var number) ? number : int.MaxValue)
                    .Select(p => Name(p.Value))];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Some lists give an identifier and then the name.</summary>
    private static string Name(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
        ? value[value.GetArrayLength() - 1].ToString() : value.ToString();
}
