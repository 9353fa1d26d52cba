using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative.StyleGan2;

/// <summary>Two convolutions that halve the side, beside a short cut.</summary>
internal sealed class ResidualBlock : Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Sequential conv1, conv2, skip;

    public ResidualBlock(int inputs, int outputs) : base(nameof(ResidualBlock))
    {
        conv1 = Sequential(new EqualConvolution(inputs, inputs, 3, padding: 1), new LeakyActivation(inputs));
        conv2 = Sequential(new FilterModule(2, 2), new EqualConvolution(inputs, outputs, 3, stride: 2), new LeakyActivation(outputs));
        skip = Sequential(new FilterModule(1, 1), new EqualConvolution(inputs, outputs, 1, stride: 2));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return conv2.call(conv1.call(x)).Plus(skip.call(x)).Over(Math.Sqrt(2)).MoveToOuterDisposeScope();
    }
}
