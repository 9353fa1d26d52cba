using Studio.Learning.Networks.Generative;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks.Generating;

/// <summary>A generator whose weights are an exponential moving average of another's; running statistics are the newest.</summary>
/// <remarks>Karras et al., arXiv:1710.10196, section 6; Yazıcı et al., "The Unusual Effectiveness of Averaging in GAN Training",
/// arXiv:1806.04498.</remarks>
internal sealed class WeightAverage : IDisposable
{
    private readonly (Tensor Average, Tensor Live, bool IsWeight)[] _tensors;

    public WeightAverage(LayeredNetwork generator)
    {
        Network = new(generator.Table);
        Network.to(generator.parameters().First().device);
        Network.eval();
        var weights = Network.named_parameters().Select(p => p.name).ToHashSet(StringComparer.Ordinal);
        var live = generator.state_dict();
        _tensors = [.. Network.state_dict().Select(t => (t.Value, live[t.Key], weights.Contains(t.Key)))];
        Update(0);
    }

    /// <summary>In evaluation mode.</summary>
    public LayeredNetwork Network { get; }

    /// <param name="kept">Share of the average that stays, from 0 to 1.</param>
    public void Update(double kept)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var old = kept.ToScalar();
        using var share = (1 - kept).ToScalar();
        foreach (var (average, live, isWeight) in _tensors)
            if (isWeight && kept > 0)
                average.mul_(old).add_(live, share);
            else
                average.copy_(live);
    }

    public void Dispose() => Network.Dispose();
}
