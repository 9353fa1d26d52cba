using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative;

/// <summary>A generator or discriminator that is built from its table: latents (N, Z, 1, 1) to outputs (N, C, S, S) from which
/// <see cref="LayerTable.Images"/> makes images, or images to logits (N), positive where an image seems real.</summary>
/// <remarks>Radford, Metz and Chintala, "Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks",
/// ICLR 2016, arXiv:1511.06434, section 3. A sigmoid at a discriminator's end has no weights and belongs to whoever shows
/// probabilities.</remarks>
public sealed class LayeredNetwork : Module<Tensor, Tensor>
{
    private const double LeakySlope = 0.2;

    private readonly (LayerRow Row, Module<Tensor, Tensor> Layer, Module<Tensor, Tensor>? Norm)[] _layers;

    // Before the first network computes anything on a CPU.
    static LayeredNetwork() => Devices.ProcessorConvolutions.Ensure();

    /// <summary>Weights as published: normal with a deviation of 0.02; biases stay as libtorch makes them.</summary>
    public LayeredNetwork(LayerTable table) : base(nameof(LayeredNetwork))
    {
        Table = table;
        _layers = [.. table.Rows.Select(r => (r, Make(r), r.Norm is null ? null : Normalisation(r)))];
        foreach (var (row, layer, norm) in _layers)
        {
            Register(this, row.Key.Split('.'), layer);
            if (norm is not null)
                Register(this, row.Norm!.Split('.'), norm);
        }
        foreach (var (_, layer, norm) in _layers)
            Initialise(layer, norm);
    }

    public LayerTable Table { get; }

    /// <exception cref="ArgumentException">The latents or images have another shape.</exception>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        ThrowIfOther(input);
        var x = input;
        foreach (var (row, layer, norm) in _layers)
        {
            x = layer.call(Shaped(x, row));
            if (norm is not null)
                x = norm.call(x);
            x = Activated(x, row);
        }
        x = !Table.IsGenerator ? x.flatten() : x.dim() == 2 ? x.view(-1, Table.Channels, Table.Side, Table.Side) : x;
        return x.MoveToOuterDisposeScope();
    }

    private static Module<Tensor, Tensor> Make(LayerRow row) => row.Kind switch
    {
        LayerKind.Linear => Linear(row.Inputs, row.Outputs, row.HasBias),
        LayerKind.Convolution => Conv2d(row.Inputs, row.Outputs, row.Kernel, row.Stride, row.Padding, bias: row.HasBias),
        _ => ConvTranspose2d(row.Inputs, row.Outputs, row.Kernel, row.Stride, row.Padding, bias: row.HasBias),
    };

    private static Module<Tensor, Tensor> Normalisation(LayerRow row) =>
        row.Kind == LayerKind.Linear ? BatchNorm1d(row.Outputs) : BatchNorm2d(row.Outputs);

    private static void Initialise(Module layer, Module? norm)
    {
        if (layer is TorchSharp.Modules.Conv2d or TorchSharp.Modules.ConvTranspose2d)
            init.normal_(layer.get_parameter("weight")!, 0, 0.02);
        if (norm is not null)
        {
            init.normal_(norm.get_parameter("weight")!, 1, 0.02);
            init.zeros_(norm.get_parameter("bias")!);
        }
    }

    /// <summary>Under the file's own name, whose parts are modules inside one another.</summary>
    private static void Register(Module parent, ReadOnlySpan<string> name, Module layer)
    {
        if (name is [var last])
        {
            parent.register_module(last, layer);
            return;
        }
        var first = name[0];
        if (parent.named_children().FirstOrDefault(c => c.name == first).module is not { } branch)
            parent.register_module(first, branch = new Branch());
        Register(branch, name[1..], layer);
    }

    private void ThrowIfOther(Tensor input)
    {
        long[] expected = Table.IsGenerator ? [Table.LatentCount, 1, 1] : [Table.Channels, Table.Side, Table.Side];
        if (input.dim() != 4 || !input.shape.AsSpan(1).SequenceEqual(expected))
            throw new ArgumentException(Table.IsGenerator
                ? $"This generator takes latents (N, {Table.LatentCount}, 1, 1), these are ({string.Join(", ", input.shape)})."
                : $"This discriminator takes images (N, {Table.Channels}, {Table.Side}, {Table.Side}), these are "
                    + $"({string.Join(", ", input.shape)}); resize them.", nameof(input));
    }

    /// <summary>Flat in front of a linear layer, square behind one.</summary>
    private static Tensor Shaped(Tensor x, LayerRow row)
    {
        if (row.Kind == LayerKind.Linear)
            return x.flatten(1);
        var side = (long)Math.Round(Math.Sqrt(x.numel() / x.shape[0] / row.Inputs));
        return x.dim() == 2 ? x.view(-1, row.Inputs, side, side) : x;
    }

    // The convolution and the normalisation keep their inputs for the gradient, not their outputs.
    private static Tensor Activated(Tensor x, LayerRow row) => row.Activation switch
    {
        LayerActivation.Relu => x.relu_(),
        LayerActivation.LeakyRelu => functional.leaky_relu(x, LeakySlope, inplace: true),
        LayerActivation.Tanh => x.tanh(),
        LayerActivation.Sigmoid => x.sigmoid(),
        _ => x,
    };

    /// <summary>A part of the names in a file.</summary>
    private sealed class Branch() : Module(nameof(Branch));
}
