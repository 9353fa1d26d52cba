using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>How the feature map (N, C, H, W) of a stage becomes a feature vector.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeaturePooling>))]
public enum FeaturePooling
{
    /// <summary>(N, C).</summary>
    [Display(Name = "Global average pooling", Description = "Mean over the feature map: what is in the image counts, not where.")]
    Mean,
    /// <summary>(N, C·H·W).</summary>
    [Display(Name = "Flattened", Description = "All values: position counts too, and the head has many more weights.")]
    Flattened,
}
