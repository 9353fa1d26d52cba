using System.Text.Json.Serialization;

namespace Studio.Learning.Networks.Generative;

/// <summary>What a generator's latents are drawn from in training, and so have to be drawn from afterwards.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LatentDistribution>))]
public enum LatentDistribution
{
    /// <summary>Mean 0, standard deviation 1.</summary>
    Normal,

    /// <summary>Between −1 and 1.</summary>
    Uniform,
}
