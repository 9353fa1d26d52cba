using System.Text.Json.Serialization;

namespace Studio.Experiments.Results.Choice;

/// <summary>What a backbone costs for one item, without its head.</summary>
/// <param name="MultiplyAdds">Of its convolutions, linear and recurrent layers.</param>
/// <param name="ItemsPerSecond">Measured on this machine, evaluation only, in the result's <see cref="BackboneChoiceResult.Unit"/>.</param>
/// <param name="Bytes">Size of the weights' file; null at random weights.</param>
public sealed record BackboneCost(long MultiplyAdds, long Parameters, double ItemsPerSecond, long? Bytes)
{
    /// <summary>The rate's name in results of an older studio. It is read and never written.</summary>
    [JsonInclude, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    private double? ImagesPerSecond { get => null; init => ItemsPerSecond = value ?? ItemsPerSecond; }
}
