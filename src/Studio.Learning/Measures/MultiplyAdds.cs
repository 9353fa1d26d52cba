using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>Multiply-adds of a network's convolutions and linear layers for one image; everything else is small in comparison.</summary>
/// <remarks>As counted by Howard et al., "MobileNets", arXiv:1704.04861, section 3.1; about two floating-point operations each.</remarks>
public static class MultiplyAdds
{
    /// <param name="run">Sends one item through the part of the network that counts.</param>
    public static long Of(nn.Module network, Action run)
    {
        var count = 0L;
        var hooks = new List<Action>();
        foreach (var layer in network.modules().OfType<nn.Module<Tensor, Tensor>>())
        {
            if (layer is ICountedLayer counted)
            {
                hooks.Add(Hook(layer, counted.MultiplyAdds));
                continue;
            }
            // Looking a row up multiplies nothing.
            if (layer is TorchSharp.Modules.Embedding || layer.named_parameters(recurse: false)
                .FirstOrDefault(p => p.name == "weight" && p.parameter.dim() >= 2).parameter is not { } weight)
                continue;
            var eachValue = weight.numel() / weight.shape[0];
            hooks.Add(Hook(layer, output => output.numel() * eachValue));
        }
        run();
        hooks.ForEach(remove => remove());
        return count;

        Action Hook(nn.Module<Tensor, Tensor> layer, Func<Tensor, long> of) => layer.register_forward_hook((_, _, output) =>
        {
            count += of(output);
            return output;
        }).remove;
    }
}
