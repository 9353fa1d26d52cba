using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>What is done to pixel values, which are kept as bytes, before the network sees them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InputScaling>))]
public enum InputScaling
{
    [Display(Name = "As the weights expect", Description = "Mean and standard deviation that the weights were trained with.")]
    OfTheWeights,
    [Display(Name = "0 to 1", Description = "Divided by 255 only: the normalisation was forgotten.")]
    ZeroToOne,
    [Display(Name = "0 to 255", Description = "Raw bytes: the division was forgotten, too.")]
    ZeroTo255,
}
