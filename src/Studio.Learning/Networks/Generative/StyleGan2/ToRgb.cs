using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative.StyleGan2;

/// <summary>What one side adds to the image: a modulated mix of its channels on the image of the side below.</summary>
internal sealed class ToRgb : Module
{
    private const int Colours = 3;

    private readonly ModulatedConvolution conv;
    private readonly Parameter bias;
    private readonly FilterModule? upsample;

    public ToRgb(int inputs, int style, bool isFirst = false) : base(nameof(ToRgb))
    {
        bias = new(zeros(1, Colours, 1, 1));
        register_parameter(nameof(bias), bias);
        if (!isFirst)
            register_module(nameof(upsample), upsample = new(2, 1, gain: 4, up: 2));
        register_module(nameof(conv), conv = new(inputs, Colours, 1, style, isDemodulated: false));
    }

    /// <param name="below">(N, 3, H/2, W/2), null at the lowest side.</param>
    public Tensor Call(Tensor x, Tensor style, Tensor? below)
    {
        using var scope = NewDisposeScope();
        var y = conv.call(x, style).Plus(bias);
        return (below is null ? y : y.Plus(upsample!.call(below))).MoveToOuterDisposeScope();
    }
}
