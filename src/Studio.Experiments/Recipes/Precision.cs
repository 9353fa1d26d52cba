using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>Arithmetic of a network's forward and backward pass.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Precision>))]
public enum Precision
{
    Float32,
    /// <summary>Autocast to bfloat16; refused with a sentence where libtorch cannot.</summary>
    BFloat16,
    /// <summary>bfloat16 where the processor or GPU has it in hardware and the network gains, else float32.</summary>
    Auto,
}
