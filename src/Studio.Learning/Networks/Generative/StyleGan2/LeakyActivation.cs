using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative.StyleGan2;

/// <summary>A bias for each channel of (N, C, H, W), then leaky ReLU that keeps the variance.</summary>
internal sealed class LeakyActivation : Module<Tensor, Tensor>
{
    private const double Slope = 0.2;

    private readonly Parameter bias;

    public LeakyActivation(int channels) : base(nameof(LeakyActivation))
    {
        bias = new(zeros(channels));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return Of(x.Plus(bias.view(1, -1, 1, 1))).MoveToOuterDisposeScope();
    }

    /// <summary>√2 · leaky ReLU; the caller owns the result.</summary>
    public static Tensor Of(Tensor x)
    {
        using var activated = functional.leaky_relu(x, Slope);
        return activated.Times(Math.Sqrt(2));
    }
}
