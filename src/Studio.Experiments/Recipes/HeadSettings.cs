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
    [Description("Linear classifier: one layer from features to logits. It separates classes by hyperplanes in feature space, and needs "
        + "the fewest labels.")]
    public sealed record Linear : HeadSettings;

    [DisplayName("MLP")]
    [Description("Multilayer perceptron: a hidden layer with ReLU before the linear one. Its decision boundaries can be curved, which "
        + "needs more labels.")]
    public sealed record Mlp : HeadSettings
    {
        [DisplayName("Hidden units"), Range(1, 4096)]
        [Description("Hidden units: width of the hidden layer. More units fit more complicated boundaries and overfit sooner.")]
        public int Width { get; init; } = 128;
    }

    [Description("Cosine classifier: each class is a direction that starts at the mean of its features (imprinting). For one to five "
        + "labels per class (Qi et al. 2018).")]
    public sealed record Cosine : HeadSettings
    {
        [Setting(Paper = "https://arxiv.org/abs/1712.07136"), Range(1, 100)]
        [Description("Scale: initial factor on the cosine similarity, which lies between −1 and 1. It is trained with the directions; a "
            + "larger one gives more confident predictions.")]
        public double Scale { get; init; } = 10;
    }
}
