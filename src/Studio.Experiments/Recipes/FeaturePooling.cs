using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>How the map (N, C, H, W) that a stage leaves becomes a row of features.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeaturePooling>))]
public enum FeaturePooling
{
    /// <summary>Mean over the map: (N, C). What there is counts, not where.</summary>
    Mean,
    /// <summary>All values: (N, C·H·W). Where counts too, for many more weights in the head.</summary>
    Flattened,
}
