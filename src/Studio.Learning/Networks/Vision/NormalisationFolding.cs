using TorchSharp.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Vision;

/// <summary>While it lasts, a frozen convolution and the batch normalisation behind it compute as one convolution on
/// the thread that began it: with w·γ/√(σ²+ε) and (b−μ)·γ/√(σ²+ε)+β in place of weight w and bias b.</summary>
/// <remarks>Whatever still learns, in weights or in statistics, computes as always. Results differ by rounding,
/// about 1e-6 of the largest value.</remarks>
public sealed class NormalisationFolding : IDisposable
{
    [ThreadStatic]
    private static NormalisationFolding? s_current;

    private readonly NormalisationFolding? _outer = s_current;
    private readonly Dictionary<BatchNorm2d, (Tensor Weight, Tensor Bias)>? _folded;
    private readonly bool _isAllFixed;

    private NormalisationFolding(bool isOn, bool isAllFixed = false)
    {
        _folded = isOn ? [] : null;
        _isAllFixed = isAllFixed;
        s_current = this;
    }

    /// <summary>For layers that need no gradient.</summary>
    public static NormalisationFolding OfFrozen() => new(isOn: true);

    /// <summary>For all layers in evaluation mode: nothing changes a weight while it lasts.</summary>
    public static NormalisationFolding OfAll() => new(isOn: true, isAllFixed: true);

    /// <summary>For code that looks at what a single convolution or normalisation gives.</summary>
    public static NormalisationFolding Suspend() => new(isOn: false);

    public void Dispose()
    {
        s_current = _outer;
        foreach (var normalization in _folded?.Keys.ToArray() ?? [])
            Forget(normalization);
    }

    /// <summary>The convolution's output, normalised: (N, C, H, W) to (N, C', H', W').</summary>
    internal static Tensor Call(Conv2d convolution, BatchNorm2d normalization, Tensor x)
    {
        if (s_current is not { _folded: { } folded } current)
            return normalization.call(convolution.call(x));
        if (!current.IsFixed(convolution, normalization))
        {
            // What is frozen again later has other weights by then.
            current.Forget(normalization);
            return normalization.call(convolution.call(x));
        }
        if (!folded.TryGetValue(normalization, out var parts))
            folded[normalization] = parts = Fold(convolution, normalization);
        return nn.functional.conv2d(x, parts.Weight, parts.Bias, convolution.stride, convolution.padding, convolution.dilation,
            convolution.groups);
    }

    /// <summary>Calls the layers one after another; a convolution in front of a batch normalisation together with it.</summary>
    internal static Tensor Call(Sequential layers, Tensor x)
    {
        if (s_current?._folded is null)
            return layers.call(x);
        using var scope = NewDisposeScope();
        for (var i = 0; i < layers.Count; i++)
            x = layers[i] is Conv2d convolution && i + 1 < layers.Count && layers[i + 1] is BatchNorm2d normalization
                ? Call(convolution, (BatchNorm2d)layers[++i], x) : ((nn.Module<Tensor, Tensor>)layers[i]).call(x);
        return x.MoveToOuterDisposeScope();
    }

    private bool IsFixed(Conv2d convolution, BatchNorm2d normalization) =>
        normalization is { training: false, weight: { } scale, running_var: not null }
        && (_isAllFixed || !convolution.weight.requires_grad && convolution.bias?.requires_grad != true && !scale.requires_grad);

    private static (Tensor, Tensor) Fold(Conv2d convolution, BatchNorm2d normalization)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        using var epsilon = normalization.eps.ToScalar();
        var factor = normalization.weight!.div(normalization.running_var!.add(epsilon).sqrt());                     // (C')
        var mean = convolution.bias is { } bias ? normalization.running_mean!.Minus(bias) : normalization.running_mean!;
        var weight = convolution.weight.mul(factor.view(-1, 1, 1, 1));                                            // (C', C, k, k)
        var shifted = normalization.bias!.Minus(mean.mul(factor));                                                // (C')
        return (weight.DetachFromDisposeScope(), shifted.DetachFromDisposeScope());
    }

    private void Forget(BatchNorm2d normalization)
    {
        if (!_folded!.Remove(normalization, out var parts))
            return;
        parts.Weight.Dispose();
        parts.Bias.Dispose();
    }
}
