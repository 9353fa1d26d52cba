using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative.StyleGan2;

/// <summary>Keeps the kernel of a filter among the weights, where published files have it.</summary>
internal sealed class FilterModule : Module<Tensor, Tensor>
{
    private readonly Tensor kernel;
    private readonly int _before, _after, _up;

    public FilterModule(int before, int after, double gain = 1, int up = 1) : base(nameof(FilterModule))
    {
        (_before, _after, _up) = (before, after, up);
        kernel = Resampling.Kernel(gain);
        register_buffer(nameof(kernel), kernel);
    }

    public override Tensor forward(Tensor x) => Resampling.Filter(x, get_buffer(nameof(kernel))!, _before, _after, _up);
}
