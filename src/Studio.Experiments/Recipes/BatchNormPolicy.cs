using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>What batch normalisation does in the open stages of a fine-tuned backbone; closed stages are always in evaluation mode.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BatchNormPolicy>))]
public enum BatchNormPolicy
{
    /// <summary>Running statistics stay those of the pretrained weights; scale and shift train.</summary>
    FrozenStatistics,
    /// <summary>Statistics, scale and shift stay those of the pretrained weights.</summary>
    Frozen,
    /// <summary>Batch statistics in training, running statistics follow.</summary>
    Adapt,
    /// <summary>As <see cref="Adapt"/>, but before the network is judged its statistics are computed anew over the whole fit part, so that small batches leave no trace in them.</summary>
    /// <remarks>Wu and Johnson, "Rethinking 'Batch' in BatchNorm", 2021, arXiv:2105.07576, section 3 (PreciseBN).</remarks>
    ReEstimate,
}
