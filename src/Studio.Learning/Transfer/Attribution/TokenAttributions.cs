using Studio.Learning.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Attribution;

/// <summary>Which tokens of a text speak for a class and which against it. The network is left in evaluation mode, and its gradients are
/// as they were.</summary>
/// <remarks>For networks on the CPU: cuDNN computes no gradient of a recurrent layer in evaluation mode.</remarks>
public static class TokenAttributions
{
    /// <summary>Gradient × input: the gradient of the class's logit with respect to a token's embedding vector, times that vector. A
    /// positive value speaks for the class.</summary>
    /// <remarks>Shrikumar et al., "Not Just a Black Box: Learning Important Features Through Propagating Activation Differences",
    /// arXiv:1605.01713.</remarks>
    /// <param name="tokens">One text (1, T) in int64.</param>
    /// <returns>A value in logits for each of the T tokens.</returns>
    /// <exception cref="ArgumentException">The network does not begin with an embedding.</exception>
    public static IReadOnlyList<double> GradientTimesInput(FeatureNetwork network, Tensor tokens, int classIndex)
    {
        using var scope = NewDisposeScope();
        network.eval();
        var embedding = network.modules().OfType<Embedding>().FirstOrDefault()
            ?? throw new ArgumentException("The network has no embedding of tokens, so no token has a gradient.");
        Tensor? embedded = null;
        // A leaf of its own: the gradients of the network's parameters stay as they are, frozen ones included.
        var hook = embedding.register_forward_hook((_, _, output) => embedded = output.detach().requires_grad_().DetachFromDisposeScope());
        try
        {
            using var guard = enable_grad();
            var logit = network.call(tokens)[0, classIndex];
            var gradient = autograd.grad([logit], [embedded
                ?? throw new ArgumentException("The network does not read tokens through its embedding, so no token has a gradient.")])[0];
            return Values(gradient.mul(embedded).sum(-1).flatten());                                         // (1, T, E) → (T)
        }
        finally
        {
            hook.remove();
            embedded?.Dispose();
        }
    }

    /// <summary>Occlusion: how far the class's probability falls when the token becomes an unknown word. A positive value speaks for the
    /// class.</summary>
    /// <remarks>Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", arXiv:1311.2901, section 4.2, applied to
    /// words.</remarks>
    /// <param name="tokens">One text (1, T) in int64.</param>
    /// <param name="unknown">Token of the unknown word.</param>
    /// <returns>A difference of probabilities, -1 to 1, for each of the T tokens.</returns>
    public static IReadOnlyList<double> Occlusion(FeatureNetwork network, Tensor tokens, int unknown, int classIndex)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        network.eval();
        var length = tokens.shape[1];
        using var hidden = unknown.ToScalar();
        var occluded = tokens.expand(length, length).masked_fill(eye(length, dtype: ScalarType.Bool), hidden);   // (T, T)
        var whole = network.call(tokens).softmax(1)[0, classIndex];
        var without = network.call(occluded).softmax(1)[TensorIndex.Colon, classIndex];                      // (T)
        return Values(whole.Minus(without));
    }

    private static double[] Values(Tensor values) => values.to(ScalarType.Float64).cpu().contiguous().data<double>().ToArray();
}
