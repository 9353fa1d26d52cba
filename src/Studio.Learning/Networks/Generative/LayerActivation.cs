using System.Text.Json.Serialization;

namespace Studio.Learning.Networks.Generative;

/// <summary>The last step of a layer; it has no weights, so a file of weights cannot tell it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LayerActivation>))]
public enum LayerActivation
{
    None,
    Relu,

    /// <summary>With a slope of 0.2 below zero.</summary>
    LeakyRelu,

    Tanh,
    Sigmoid,
}
