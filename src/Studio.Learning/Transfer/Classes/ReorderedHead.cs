using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Classes;

/// <summary>A network whose logits stand in the order of the data's classes; it owns the network.</summary>
public sealed class ReorderedHead : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> network;
    private readonly long[] _places;

    public ReorderedHead(nn.Module<Tensor, Tensor> network, ClassOrder order) : base(nameof(ReorderedHead))
    {
        this.network = network;
        _places = [.. order.Places.Select(p => (long)p)];
        RegisterComponents();
    }

    /// <returns>(N, K).</returns>
    public override Tensor forward(Tensor input)
    {
        using var places = tensor(_places, device: input.device);
        return network.call(input).index_select(1, places);
    }
}
