using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>What the two networks of a GAN minimise.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdversarialLoss>))]
public enum AdversarialLoss
{
    /// <summary>Goodfellow et al., arXiv:1406.2661, section 3.</summary>
    [Display(Name = "Non-saturating", Description = "Cross-entropy of real against generated; the generator maximises the probability of "
        + "real. A good default.")]
    NonSaturating,

    /// <summary>Lim and Ye, arXiv:1705.02894; Miyato et al., arXiv:1802.05957.</summary>
    [Display(Name = "Hinge", Description = "The discriminator no longer learns from images that it classifies with a margin of 1.")]
    Hinge,

    /// <summary>Arjovsky et al., arXiv:1701.07875; Gulrajani et al., arXiv:1704.00028.</summary>
    [Display(Name = "Wasserstein, gradient penalty", Description = "The discriminator estimates a distance; its gradient is held at a norm "
        + "of 1. Each step takes about twice as long.")]
    Wasserstein,
}
