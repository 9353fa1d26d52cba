using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative.StyleGan2;

/// <summary>A linear layer whose weights have a deviation of 1 and are scaled when they are used, so that every layer learns at one
/// rate.</summary>
/// <remarks>Karras et al., "Progressive Growing of GANs", arXiv:1710.10196, section 4.1.</remarks>
internal sealed class EqualLinear : Module<Tensor, Tensor>
{
    private readonly Parameter weight, bias;
    private readonly double _rate;
    private readonly bool _isActivated;

    /// <param name="rate">Learning rate as a multiple of the others'.</param>
    /// <param name="isActivated">Leaky ReLU behind it.</param>
    public EqualLinear(int inputs, int outputs, double bias = 0, double rate = 1, bool isActivated = false) : base(nameof(EqualLinear))
    {
        (_rate, _isActivated) = (rate, isActivated);
        weight = new(randn(outputs, inputs).Over(rate));
        this.bias = new(zeros(outputs).Plus(bias));
        RegisterComponents();
    }

    /// <param name="x">(N, I)</param>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = functional.linear(x, weight.Times(_rate / Math.Sqrt(weight.shape[1])), bias.Times(_rate));
        return (_isActivated ? LeakyActivation.Of(y) : y).MoveToOuterDisposeScope();
    }
}
