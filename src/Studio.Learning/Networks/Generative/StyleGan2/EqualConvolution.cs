using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative.StyleGan2;

/// <summary>A convolution without bias whose weights are scaled when they are used; see <see cref="EqualLinear"/>.</summary>
internal sealed class EqualConvolution : Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly int _stride, _padding;

    public EqualConvolution(int inputs, int outputs, int kernel, int stride = 1, int padding = 0) : base(nameof(EqualConvolution))
    {
        (_stride, _padding) = (stride, padding);
        weight = new(randn(outputs, inputs, kernel, kernel));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var scaled = weight.Times(1 / Math.Sqrt(weight.numel() / weight.shape[0]));
        return functional.conv2d(x, scaled, strides: [_stride, _stride], padding: [_padding, _padding]).MoveToOuterDisposeScope();
    }
}
