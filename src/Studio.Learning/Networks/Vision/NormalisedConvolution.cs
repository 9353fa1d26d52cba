using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>Convolution without bias, batch normalisation with ε = 0.001, ReLU: (N, C, H, W) to (N, C', H', W').</summary>
/// <remarks>Szegedy et al., arXiv:1512.00567; ε as in the published weights.</remarks>
internal sealed class NormalisedConvolution : Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly BatchNorm2d bn;

    /// <param name="isPadded">Zeros around the map so that stride 1 keeps its size.</param>
    internal NormalisedConvolution(int inputs, int outputs, (int Height, int Width) kernel, int stride = 1, bool isPadded = true)
        : base(nameof(NormalisedConvolution))
    {
        conv = Conv2d(inputs, outputs, (kernel.Height, kernel.Width), (stride, stride),
            isPadded ? (kernel.Height / 2, kernel.Width / 2) : (0, 0), bias: false);
        bn = BatchNorm2d(outputs, eps: 1e-3);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return functional.relu(NormalisationFolding.Call(conv, bn, x), inplace: true).MoveToOuterDisposeScope();
    }
}
