namespace Studio.Learning.Networks.Generative;

/// <summary>Tables of a DCGAN's two networks: convolutions without linear layers, batch normalisation within.</summary>
/// <remarks>Radford et al., arXiv:1511.06434, section 3: ReLU in the generator and tanh at its end, leaky ReLU in the
/// discriminator.</remarks>
internal static class DcganTables
{
    /// <summary>One convolution or transposed convolution: its output channels, and kernel, stride and padding in pixels.</summary>
    public readonly record struct Shape(int Channels, int Kernel, int Stride, int Padding);

    /// <param name="name">Of layer and normalisation by number, for example ("main.0", "main.1").</param>
    public static LayerTable Generator(int latents, int side, IReadOnlyList<Shape> layers, Func<int, (string Layer, string Norm)> name,
        bool hasBias = false) => new()
    {
        IsGenerator = true, Side = side, Channels = layers[^1].Channels,
        Rows = [.. layers.Select((layer, i) => Row(layer, LayerKind.TransposedConvolution, i == 0 ? latents : layers[i - 1].Channels) with
        {
            Key = name(i).Layer,
            Norm = i == layers.Count - 1 ? null : name(i).Norm,
            HasBias = hasBias,
            Activation = i == layers.Count - 1 ? LayerActivation.Tanh : LayerActivation.Relu,
        })],
    };

    /// <param name="isFirstNormalised">Whether the layer next to the image is normalised, too.</param>
    /// <inheritdoc cref="Generator"/>
    public static LayerTable Discriminator(int channels, int side, IReadOnlyList<Shape> layers, Func<int, (string Layer, string Norm)> name,
        bool hasBias = false, bool isFirstNormalised = false) => new()
    {
        IsGenerator = false, Side = side, Channels = channels,
        Rows = [.. layers.Select((layer, i) => Row(layer, LayerKind.Convolution, i == 0 ? channels : layers[i - 1].Channels) with
        {
            Key = name(i).Layer,
            Norm = i == layers.Count - 1 || i == 0 && !isFirstNormalised ? null : name(i).Norm,
            HasBias = hasBias,
            Activation = i == layers.Count - 1 ? LayerActivation.None : LayerActivation.LeakyRelu,
        })],
    };

    private static LayerRow Row(Shape layer, LayerKind kind, int inputs) => new()
    {
        Key = "", Kind = kind, Inputs = inputs, Outputs = layer.Channels, Kernel = layer.Kernel, Stride = layer.Stride,
        Padding = layer.Padding,
    };
}
