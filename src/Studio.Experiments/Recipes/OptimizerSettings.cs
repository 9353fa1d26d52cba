using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>Optimiser and its constants; the learning rate is that of the head.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Sgd), "sgd")]
[JsonDerivedType(typeof(Adam), "adam")]
[JsonDerivedType(typeof(AdamW), "adamw")]
public abstract record OptimizerSettings
{
    [Range(1e-8, 100)]
    public double LearningRate { get; init; } = 1e-3;

    [Range(0, 10)]
    public double WeightDecay { get; init; }

    [DisplayName("SGD")]
    public sealed record Sgd : OptimizerSettings
    {
        [Range(0, 0.9999)]
        public double Momentum { get; init; } = 0.9;

        public bool Nesterov { get; init; }
    }

    /// <summary>Kingma and Ba, "Adam", ICLR 2015, arXiv:1412.6980; weight decay is added to the gradient.</summary>
    public sealed record Adam : OptimizerSettings
    {
        [Range(0, 0.9999)] public double Beta1 { get; init; } = 0.9;
        [Range(0, 0.99999)] public double Beta2 { get; init; } = 0.999;
    }

    /// <summary>Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019, arXiv:1711.05101.</summary>
    public sealed record AdamW : OptimizerSettings
    {
        [Range(0, 0.9999)] public double Beta1 { get; init; } = 0.9;
        [Range(0, 0.99999)] public double Beta2 { get; init; } = 0.999;
    }
}
