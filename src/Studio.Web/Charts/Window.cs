using System.Text.Json;

namespace Studio.Web.Charts;

/// <summary>The steps that a reader looks at.</summary>
public sealed record Window(double From, double To)
{
    /// <summary>All steps, up to the newest.</summary>
    public static Window Whole { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public bool IsWhole => this == Whole;

    /// <summary>What the reader moved to; null for changes that the chart made itself, which are named otherwise.</summary>
    public static Window? OfReader(IDictionary<string, JsonElement>? change) => change is null ? null
        : change.ContainsKey("xaxis.autorange") ? Whole
        : change.TryGetValue("xaxis.range[0]", out var from) && change.TryGetValue("xaxis.range[1]", out var to)
            && from.ValueKind == JsonValueKind.Number && to.ValueKind == JsonValueKind.Number
            ? new(from.GetDouble(), to.GetDouble()) : null;
}
