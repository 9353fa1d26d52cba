using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>Arithmetic of a network's forward and backward pass.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Precision>))]
public enum Precision
{
    [Display(Name = "float32", Description = "Single precision: works everywhere.")]
    Float32,
    [Display(Name = "bfloat16", Description = "Mixed precision by autocast: faster where the hardware supports it, refused where it does "
        + "not.")]
    BFloat16,
    [Display(Name = "Automatic", Description = "bfloat16 on a GPU that supports it, for networks with convolutions; else float32.")]
    Auto,
}
