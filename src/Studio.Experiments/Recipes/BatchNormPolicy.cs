using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>What batch normalisation does in the unfrozen stages of a fine-tuned backbone;
/// frozen stages are always in evaluation mode.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BatchNormPolicy>))]
public enum BatchNormPolicy
{
    [Display(Name = "Frozen statistics", Description = "Running mean and variance stay those of the pretrained weights; scale and shift "
        + "train. Safe with few examples.")]
    FrozenStatistics,
    [Display(Name = "Frozen", Description = "Statistics, scale and shift stay those of the pretrained weights. Safest with very few "
        + "examples.")]
    Frozen,
    [Display(Name = "Adapt", Description = "Batch statistics in training, and the running statistics follow. Needs batches that are not "
        + "small.")]
    Adapt,
    /// <remarks>Wu and Johnson, "Rethinking 'Batch' in BatchNorm", 2021, arXiv:2105.07576, section 3 (PreciseBN).</remarks>
    [Display(Name = "Re-estimate (PreciseBN)", Description = "As Adapt, but the statistics are recomputed over the whole training set "
        + "before each evaluation, so small batches do no harm.")]
    ReEstimate,
}
