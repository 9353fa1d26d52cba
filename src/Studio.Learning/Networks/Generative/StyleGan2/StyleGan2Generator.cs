using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative.StyleGan2;

/// <summary>Latents z become styles w, and styles an image, side by side from 4 pixels on.</summary>
/// <remarks>Karras et al., "Analyzing and Improving the Image Quality of StyleGAN", CVPR 2020, arXiv:1912.04958, the skip generator of
/// figure 7. Key names of the widely used port to PyTorch (github.com/rosinality/stylegan2-pytorch).</remarks>
public sealed class StyleGan2Generator : Module<Tensor, Tensor>
{
    private const double MappingRate = 0.01, Smallest = 1e-8;

    private readonly EqualLinear[] _mapping;
    private readonly Constant _input;
    private readonly StyledLayer[] _layers;
    private readonly ToRgb[] _toRgb;
    private readonly Module _noises;

    public StyleGan2Generator(StyleGan2Shape shape) : base(nameof(StyleGan2Generator))
    {
        Shape = shape;
        var (first, style) = (shape.Channels[0], shape.Style);
        _mapping = [.. Enumerable.Range(0, shape.MappingLayers).Select(_ => new EqualLinear(style, style, rate: MappingRate,
            isActivated: true))];
        // Layer 0 only brings the latents to one length.
        register_module("style", new Branch(_mapping.Select((layer, i) => ($"{i + 1}", (Module)layer))));
        register_module("input", _input = new(first));
        var pairs = shape.Channels.Zip(shape.Channels.Skip(1)).ToArray();
        _layers =
        [
            new(first, first, style),
            .. pairs.SelectMany(p => new StyledLayer[] { new(p.First, p.Second, style, isUp: true), new(p.Second, p.Second, style) }),
        ];
        _toRgb = [new(first, style, isFirst: true), .. pairs.Select(p => new ToRgb(p.Second, style))];
        register_module("conv1", _layers[0]);
        register_module("to_rgb1", _toRgb[0]);
        register_module("convs", new Branch(_layers.Skip(1).Select((layer, i) => ($"{i}", (Module)layer))));
        register_module("to_rgbs", new Branch(_toRgb.Skip(1).Select((layer, i) => ($"{i}", (Module)layer))));
        register_module("noises", _noises = new Branch([]));
        foreach (var (i, _) in _layers.Index())
            _noises.register_buffer(Noise(i), randn(1, 1, NoiseSide(i), NoiseSide(i)));
    }

    public StyleGan2Shape Shape { get; }

    /// <summary>From latents (N, W) or (N, W, 1, 1), with noise drawn in training mode and the stored noise in evaluation mode, to images
    /// (N, 3, S, S), about −1 to 1.</summary>
    public override Tensor forward(Tensor z)
    {
        using var scope = NewDisposeScope();
        return Draw(Spread(Map(z.flatten(1))), training ? NoiseSource.Drawn : NoiseSource.Stored).MoveToOuterDisposeScope();
    }

    /// <summary>The mapping network: latents z (N, W) to styles w (N, W). The caller owns them.</summary>
    public Tensor Map(Tensor z)
    {
        using var scope = NewDisposeScope();
        var w = z * z.square().mean([1], keepdim: true).Plus(Smallest).rsqrt();
        foreach (var layer in _mapping)
            w = layer.call(w);
        return w.MoveToOuterDisposeScope();
    }

    /// <summary>One style for all layers: (N, W) to (N, L, W). The caller owns them.</summary>
    public Tensor Spread(Tensor w) => w.unsqueeze(1).expand(-1, Shape.StyleCount, -1);

    /// <summary>Styles nearer to their mean: typical images instead of varied ones.</summary>
    /// <param name="w">(N, W)</param>
    /// <param name="mean">(1, W)</param>
    /// <param name="psi">1 changes nothing, 0 gives the mean.</param>
    /// <remarks>arXiv:1812.04948, appendix B. The caller owns the result.</remarks>
    public static Tensor Truncate(Tensor w, Tensor mean, double psi)
    {
        using var scope = NewDisposeScope();
        return mean.Plus(w.Minus(mean).Times(psi)).MoveToOuterDisposeScope();
    }

    /// <summary>Styles (N, L, W) to images (N, 3, S, S). The caller owns them.</summary>
    public Tensor Draw(Tensor styles, NoiseSource noise)
    {
        using var scope = NewDisposeScope();
        if (styles.dim() != 3 || styles.shape[1] != Shape.StyleCount || styles.shape[2] != Shape.Style)
            throw new ArgumentException($"This generator takes styles (N, {Shape.StyleCount}, {Shape.Style}), these are "
                + $"({string.Join(", ", styles.shape)}).", nameof(styles));
        var x = _layers[0].Call(_input.Values.expand(styles.shape[0], -1, -1, -1), styles.select(1, 0), y => Noise(0, y, noise));
        var image = _toRgb[0].Call(x, styles.select(1, 1), null);
        for (var i = 1; i < _layers.Length; i += 2)
        {
            x = _layers[i].Call(x, styles.select(1, i), y => Noise(i, y, noise));
            x = _layers[i + 1].Call(x, styles.select(1, i + 1), y => Noise(i + 1, y, noise));
            image = _toRgb[(i + 1) / 2].Call(x, styles.select(1, i + 2), image);
        }
        return image.MoveToOuterDisposeScope();
    }

    private Tensor? Noise(int layer, Tensor x, NoiseSource source) => source switch
    {
        NoiseSource.Stored => _noises.get_buffer(Noise(layer)),
        NoiseSource.Drawn => randn(x.shape[0], 1, x.shape[2], x.shape[3], dtype: x.dtype, device: x.device),
        _ => null,
    };

    private static string Noise(int layer) => $"noise_{layer}";

    private static int NoiseSide(int layer) => 4 << ((layer + 1) / 2);

    /// <summary>What every image begins with, (1, C, 4, 4).</summary>
    private sealed class Constant : Module
    {
        private readonly Parameter input;

        public Constant(int channels) : base(nameof(Constant))
        {
            input = new(randn(1, channels, 4, 4));
            RegisterComponents();
        }

        public Parameter Values => input;
    }

    /// <summary>A part of the names in a file.</summary>
    private sealed class Branch : Module
    {
        public Branch(IEnumerable<(string Name, Module Module)> children) : base(nameof(Branch))
        {
            foreach (var (name, module) in children)
                register_module(name, module);
        }
    }
}
