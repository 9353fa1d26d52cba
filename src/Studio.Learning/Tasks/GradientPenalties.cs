using static TorchSharp.torch;

namespace Studio.Learning.Tasks;

/// <summary>Penalties on gradients of a GAN's networks; they are differentiated once more when they are trained on.</summary>
internal static class GradientPenalties
{
    /// <summary>R1: the mean squared norm of the discriminator's gradient at real images. The caller owns it.</summary>
    /// <param name="logits">Of the images, (N).</param>
    /// <param name="real">Images (N, C, S, S) that require a gradient.</param>
    /// <remarks>Mescheder, Geiger and Nowozin, "Which Training Methods for GANs do actually Converge?", arXiv:1801.04406, section
    /// 4.1.</remarks>
    public static Tensor R1(Tensor logits, Tensor real)
    {
        using var scope = NewDisposeScope();
        var gradient = autograd.grad([logits.sum()], [real], retain_graph: true, create_graph: true)[0];
        return gradient.square().flatten(1).sum(1).mean().MoveToOuterDisposeScope();
    }

    /// <summary>Path-length regularisation: how far the length of the images' change with the styles is from its running mean. The caller
    /// owns both.</summary>
    /// <param name="images">(N, C, S, S)</param>
    /// <param name="styles">What they were drawn from, (N, L, W).</param>
    /// <param name="noise">Normal values in the shape of the images.</param>
    /// <param name="mean">Running mean of the lengths before this step.</param>
    /// <param name="decay">Share of this step in the running mean.</param>
    /// <remarks>arXiv:1912.04958, section 3.2.</remarks>
    public static (Tensor Penalty, Tensor Mean) PathLength(Tensor images, Tensor styles, Tensor noise, Tensor mean, double decay = 0.01)
    {
        using var scope = NewDisposeScope();
        var weighted = (images * noise).Over(Math.Sqrt(images.shape[2] * images.shape[3])).sum();
        var gradient = autograd.grad([weighted], [styles], retain_graph: true, create_graph: true)[0];
        var lengths = gradient.square().sum(2).mean([1]).sqrt();                                             // (N)
        var next = mean.Plus(lengths.mean().Minus(mean).Times(decay));
        return (lengths.Minus(next).square().mean().MoveToOuterDisposeScope(), next.detach().MoveToOuterDisposeScope());
    }
}
