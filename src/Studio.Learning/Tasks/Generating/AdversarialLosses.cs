using Studio.Experiments.Recipes;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks.Generating;

/// <summary>The losses of generator and discriminator, from logits (N) of real and generated images. The caller owns the results.</summary>
internal static class AdversarialLosses
{
    private const double PenaltyWeight = 10;

    public static Tensor Discriminator(AdversarialLoss kind, Tensor onReal, Tensor onFake)
    {
        using var scope = NewDisposeScope();
        var loss = kind switch
        {
            AdversarialLoss.NonSaturating => nn.functional.softplus(-onReal).mean().Plus(nn.functional.softplus(onFake).mean()),
            AdversarialLoss.Hinge => (-onReal).Plus(1).relu().mean().Plus(onFake.Plus(1).relu().mean()),
            _ => onFake.mean().Minus(onReal.mean()),
        };
        return loss.MoveToOuterDisposeScope();
    }

    public static Tensor Generator(AdversarialLoss kind, Tensor onFake)
    {
        using var scope = NewDisposeScope();
        return (kind == AdversarialLoss.NonSaturating ? nn.functional.softplus(-onFake).mean() : -onFake.mean()).MoveToOuterDisposeScope();
    }

    /// <summary>How far the discriminator's gradient is from a norm of 1, on images between real and generated ones (N, C, S, S).</summary>
    /// <param name="discriminator">Images to logits (N).</param>
    /// <remarks>Gulrajani et al., "Improved Training of Wasserstein GANs", NeurIPS 2017, arXiv:1704.00028, algorithm 1.</remarks>
    public static Tensor Penalty(Func<Tensor, Tensor> discriminator, Tensor real, Tensor fake)
    {
        using var scope = NewDisposeScope();
        var share = rand(real.shape[0], 1, 1, 1, dtype: real.dtype, device: real.device);
        var between = fake.Plus(real.Minus(fake) * share).detach().requires_grad_();
        var gradient = autograd.grad([discriminator(between).sum()], [between], retain_graph: true, create_graph: true)[0];
        return gradient.flatten(1).square().sum(1).sqrt().Plus(-1).square().mean().Times(PenaltyWeight).MoveToOuterDisposeScope();
    }
}
