using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>Optimizer and its constants; the learning rate is that of the head.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Sgd), "sgd")]
[JsonDerivedType(typeof(Adam), "adam")]
[JsonDerivedType(typeof(AdamW), "adamw")]
public abstract record OptimizerSettings
{
    private const string BetaOneHelp =
        "First-moment decay β₁: how long Adam's running mean of the gradient remembers. Lower it, for example to 0.5, for GANs.";
    private const string BetaTwoHelp =
        "Second-moment decay β₂: how long Adam's running mean of the squared gradient remembers. Rarely changed.";
    private const string AdamPaper = "https://arxiv.org/abs/1412.6980";

    [Setting(IsBasic = true), Range(1e-8, 100)]
    [Description("Learning rate: how far one optimizer step moves the weights. Lower it if the loss "
        + "jumps or becomes NaN, raise it if the loss falls slowly. A learning-rate range test suggests one.")]
    public double LearningRate { get; init; } = 1e-3;

    [Setting(Paper = "https://arxiv.org/abs/1711.05101"), Range(0, 10)]
    [Description("Weight decay: pulls all trained weights towards zero in every step. Raise it if the training loss falls while the "
        + "validation loss rises; 0 turns it off.")]
    public double WeightDecay { get; init; }

    [DisplayName("SGD")]
    [Description("Stochastic gradient descent with momentum: one learning rate for all weights. It needs more tuning than Adam and often "
        + "generalises well.")]
    public sealed record Sgd : OptimizerSettings
    {
        [Range(0, 0.9999)]
        [Description("Momentum: share of the last step that the next one keeps. It carries training through flat and noisy parts of the "
            + "loss.")]
        public double Momentum { get; init; } = 0.9;

        [DisplayName("Nesterov momentum")]
        [Description("Nesterov momentum: evaluates the gradient ahead of the momentum step. It often converges a little faster.")]
        public bool Nesterov { get; init; }
    }

    /// <summary>Weight decay is added to the gradient.</summary>
    [Description("Adam: adapts the step of each weight to the size of its past gradients. Its weight decay is part of the gradient "
        + "(Kingma and Ba 2015).")]
    public sealed record Adam : OptimizerSettings
    {
        [DisplayName("Beta 1 (β₁)"), Setting(Paper = AdamPaper), Range(0, 0.9999), Description(BetaOneHelp)]
        public double Beta1 { get; init; } = 0.9;

        [DisplayName("Beta 2 (β₂)"), Setting(Paper = AdamPaper), Range(0, 0.99999), Description(BetaTwoHelp)]
        public double Beta2 { get; init; } = 0.999;
    }

    [Description("AdamW: Adam with weight decay applied apart from the gradient. A good first choice for transfer learning (Loshchilov "
        + "and Hutter 2019).")]
    public sealed record AdamW : OptimizerSettings
    {
        [DisplayName("Beta 1 (β₁)"), Setting(Paper = AdamPaper), Range(0, 0.9999), Description(BetaOneHelp)]
        public double Beta1 { get; init; } = 0.9;

        [DisplayName("Beta 2 (β₂)"), Setting(Paper = AdamPaper), Range(0, 0.99999), Description(BetaTwoHelp)]
        public double Beta2 { get; init; } = 0.999;
    }
}
