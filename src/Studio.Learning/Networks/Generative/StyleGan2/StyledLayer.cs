using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative.StyleGan2;

/// <summary>A modulated convolution, noise of a learnt strength, activation.</summary>
internal sealed class StyledLayer : Module
{
    private readonly ModulatedConvolution conv;
    private readonly NoiseStrength noise = new();
    private readonly LeakyActivation activate;

    public StyledLayer(int inputs, int outputs, int style, bool isUp = false) : base(nameof(StyledLayer))
    {
        conv = new(inputs, outputs, 3, style, isUp: isUp);
        activate = new(outputs);
        RegisterComponents();
    }

    /// <param name="added">(1 or N, 1, H, W); null adds none.</param>
    public Tensor Call(Tensor x, Tensor style, Func<Tensor, Tensor?> added)
    {
        using var scope = NewDisposeScope();
        var y = conv.call(x, style);
        if (added(y) is { } given)
            y = y.Plus(noise.Weight * given);
        return activate.call(y).MoveToOuterDisposeScope();
    }

    private sealed class NoiseStrength : Module
    {
        private readonly Parameter weight = new(zeros(1));

        public NoiseStrength() : base(nameof(NoiseStrength)) => RegisterComponents();

        public Parameter Weight => weight;
    }
}
