using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>What is done to pixel values, which are kept as bytes, before the network sees them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InputScaling>))]
public enum InputScaling
{
    /// <summary>Mean and deviation that the weights were trained with.</summary>
    OfTheWeights,
    /// <summary>Divided by 255 and no more: the normalisation was forgotten.</summary>
    ZeroToOne,
    /// <summary>As they are: the division was forgotten, too.</summary>
    ZeroTo255,
}
