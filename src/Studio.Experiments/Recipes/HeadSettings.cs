using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>What turns features (N, D) into logits (N, K).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Linear), "linear")]
[JsonDerivedType(typeof(Mlp), "mlp")]
[JsonDerivedType(typeof(Cosine), "cosine")]
public abstract record HeadSettings
{
    /// <summary>One linear layer: the classes must lie on different sides of planes in feature space.</summary>
    public sealed record Linear : HeadSettings;

    /// <summary>A hidden layer with ReLU in front of the linear one: it bends the planes, and needs more examples for that.</summary>
    [DisplayName("MLP")]
    public sealed record Mlp : HeadSettings
    {
        [Range(1, 4096), Description("Units of the hidden layer.")]
        public int Width { get; init; } = 128;
    }

    /// <summary>Each class is a direction, which begins at the mean of its examples: for one to five labels a class, where a linear head knows too little.</summary>
    /// <remarks>Qi et al., "Low-Shot Learning with Imprinted Weights", CVPR 2018, arXiv:1712.07136.</remarks>
    public sealed record Cosine : HeadSettings
    {
        [Range(1, 100), Description("What the cosine, from -1 to 1, is multiplied by at first; it is learnt with the directions.")]
        public double Scale { get; init; } = 10;
    }
}
