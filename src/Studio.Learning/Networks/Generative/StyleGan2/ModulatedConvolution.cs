using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative.StyleGan2;

/// <summary>A convolution whose input channels are scaled by the style of each image, and whose outputs are brought back to one
/// variance.</summary>
/// <remarks>arXiv:1912.04958, section 2.2, equations 1 to 3. The paper scales the weights of each image by itself, which takes a
/// convolution in groups; scaling inputs and outputs instead is equal, and one plain convolution.</remarks>
internal sealed class ModulatedConvolution : Module<Tensor, Tensor, Tensor>
{
    private const double Smallest = 1e-8;

    private readonly Parameter weight;
    private readonly EqualLinear modulation;
    private readonly FilterModule? blur;
    private readonly bool _isDemodulated;

    /// <param name="isUp">Doubles the side.</param>
    public ModulatedConvolution(int inputs, int outputs, int kernel, int style, bool isDemodulated = true, bool isUp = false)
        : base(nameof(ModulatedConvolution))
    {
        _isDemodulated = isDemodulated;
        weight = new(randn([1, outputs, inputs, kernel, kernel]));
        register_parameter(nameof(weight), weight);
        if (isUp)
            register_module(nameof(blur), blur = new(1, 1, gain: 4));
        register_module(nameof(modulation), modulation = new(style, inputs, bias: 1));
    }

    /// <param name="x">(N, I, H, W)</param>
    /// <param name="style">(N, W)</param>
    public override Tensor forward(Tensor x, Tensor style)
    {
        using var scope = NewDisposeScope();
        var kernel = (int)weight.shape[^1];
        var scaled = weight[0].Times(1 / Math.Sqrt(weight.numel() / weight.shape[1]));              // (O, I, K, K)
        var scales = modulation.call(style);                                                        // (N, I)
        var y = x * scales.unsqueeze(2).unsqueeze(3);
        y = blur is null ? functional.conv2d(y, scaled, padding: [kernel / 2, kernel / 2])
            : functional.conv_transpose2d(y, scaled.transpose(0, 1), strides: [2, 2]);
        if (_isDemodulated)
        {
            var power = scaled.square().sum([2, 3]).t();                                            // (I, O)
            y *= scales.square().matmul(power).Plus(Smallest).rsqrt().unsqueeze(2).unsqueeze(3);
        }
        return (blur is null ? y : blur.call(y)).MoveToOuterDisposeScope();
    }
}
