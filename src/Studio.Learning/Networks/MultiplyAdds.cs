using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Networks;

/// <summary>Multiply-adds of one image's way through a network: those of its convolutions and linear layers, beside which all else is small.</summary>
public static class MultiplyAdds
{
    /// <param name="imageShape">(C, H, W) of an image.</param>
    public static long Of(VisionNetwork network, params long[] imageShape)
    {
        var sum = 0L;
        var hooks = new List<Action>();
        foreach (var layer in network.modules())
            switch (layer)
            {
                // Each value of the map (1, C', H', W') takes as many as its filter has weights.
                case Conv2d convolution: hooks.Add(convolution.register_forward_hook((_, _, map) => Count(map, map.numel() * convolution.weight.numel() / convolution.weight.shape[0])).remove); break;
                case Linear linear: hooks.Add(linear.register_forward_hook((_, _, row) => Count(row, linear.weight.numel())).remove); break;
            }
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var wasTraining = network.training;
        network.eval();
        network.call(zeros([1, .. imageShape], device: network.parameters().First().device));
        network.train(wasTraining);
        hooks.ForEach(remove => remove());
        return sum;

        Tensor Count(Tensor output, long multiplyAdds)
        {
            sum += multiplyAdds;
            return output;
        }
    }
}
