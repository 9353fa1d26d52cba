using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Sequences;

/// <summary>A network of which only some outputs compete at a time; the others are as good as impossible.</summary>
internal sealed class CompetingOutputs : nn.Module<Tensor, Tensor>
{
    // Far below any logit, and still a number when a temperature divides it.
    private const float Impossible = -1e6f;

    private readonly nn.Module<Tensor, Tensor> network;

    /// <param name="network">Inputs (N, …) to logits (N, K); owned from here on.</param>
    public CompetingOutputs(nn.Module<Tensor, Tensor> network) : base(nameof(CompetingOutputs))
    {
        this.network = network;
        RegisterComponents();
    }

    public nn.Module<Tensor, Tensor> Network => network;

    /// <summary>The outputs that compete when the module is called.</summary>
    public IReadOnlyList<int> Competing { get; set; } = [];

    public override Tensor forward(Tensor inputs) => Logits(inputs, Competing);

    /// <summary>Logits (N, K) with those outside of <paramref name="competing"/> out of the running; the caller owns them.</summary>
    public Tensor Logits(Tensor inputs, IReadOnlyList<int> competing)
    {
        using var scope = NewDisposeScope();
        var logits = network.call(inputs);                                                                          // (N, K)
        var handicap = Enumerable.Repeat(Impossible, (int)logits.shape[1]).ToArray();
        foreach (var output in competing)
            handicap[output] = 0;
        return logits.Plus(tensor(handicap, device: logits.device)).MoveToOuterDisposeScope();
    }
}
