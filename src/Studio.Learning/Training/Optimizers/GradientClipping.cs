using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Training.Optimizers;

/// <summary>Scales gradients down together where their common L2 norm is above a bound.</summary>
/// <remarks>Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", ICML 2013, arXiv:1211.5063.</remarks>
internal static class GradientClipping
{
    // Keeps the factor finite for gradients of zero, as in PyTorch.
    private const double Epsilon = 1e-6;

    public static void Clip(IReadOnlyList<Parameter> parameters, double maxNorm)
    {
        if (parameters[0].device.type == DeviceType.CPU)
            nn.utils.clip_grad_norm_(parameters, maxNorm);
        else
            ClipOnDevice(parameters, maxNorm);
    }

    /// <summary>The library's function reads the norm back, for which a card would have to finish its queue in every step.</summary>
    internal static void ClipOnDevice(IReadOnlyList<Parameter> parameters, double maxNorm)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        Tensor[] gradients = [.. parameters.Select(p => p.grad).OfType<Tensor>()];
        using var most = 1.ToScalar();
        var norm = stack(gradients.Select(g => g.norm())).norm();
        var factor = norm.Plus(Epsilon).reciprocal().Times(maxNorm).clamp(max: most);
        foreach (var gradient in gradients)
            gradient.mul_(factor);
    }
}
