using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>Multiply-adds of a network's convolutions and linear layers for one image; everything else is small in comparison.</summary>
/// <remarks>As counted by Howard et al., "MobileNets", arXiv:1704.04861, section 3.1; about two floating-point operations each.</remarks>
public static class MultiplyAdds
{
    /// <param name="run">Sends one image through the part of the network that counts.</param>
    public static long Of(nn.Module network, Action run)
    {
        var count = 0L;
        var hooks = new List<Action>();
        foreach (var layer in network.modules().OfType<nn.Module<Tensor, Tensor>>())
        {
            if (layer.named_parameters(recurse: false).FirstOrDefault(p => p.name == "weight" && p.parameter.dim() >= 2).parameter is not { } weight)
                continue;
            var eachValue = weight.numel() / weight.shape[0];
            var hook = layer.register_forward_hook((_, _, output) =>
            {
                count += output.numel() * eachValue;
                return output;
            });
            hooks.Add(hook.remove);
        }
        run();
        hooks.ForEach(remove => remove());
        return count;
    }
}
