using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Runs;

namespace Studio.Runtime.Artifacts;

/// <summary>The artifacts that a serialised event speaks of, wherever in it they stand; so a new kind of event or
/// result needs no list.</summary>
internal static class ArtifactMentions
{
    public static IEnumerable<ArtifactReference> In(string json)
    {
        if (!json.Contains("\"sha256\"", StringComparison.Ordinal))
            return [];
        using var document = JsonDocument.Parse(json);
        return [.. Below(document.RootElement)];
    }

    private static IEnumerable<ArtifactReference> Below(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("sha256", out _) && element.TryGetProperty("ending", out _)
            && element.TryGetProperty("bytes", out _) =>
            [element.Deserialize<ArtifactReference>(StudioJson.Options) ?? throw new JsonException("An artifact reference is null.")],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Below(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Below),
        _ => [],
    };
}
