using System.Text;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Fixtures;

/// <summary>Numbers made from a name and an index by a hash, so that any language makes the same weights.</summary>
internal static class Fill
{
    public static uint Fnv1a(string name) => Encoding.UTF8.GetBytes(name).Aggregate(0x811C9DC5u, (hash, b) => (hash ^ b) * 0x01000193u);

    /// <summary>u(name, i) in [-1, 1).</summary>
    public static double Unit(uint hash, long index)
    {
        var x = unchecked((uint)((ulong)index * 0x9E3779B9UL) + hash);
        x = (x ^ x >> 16) * 0x85EBCA6B;
        x = (x ^ x >> 13) * 0xC2B2AE35;
        x ^= x >> 16;
        return x / 2147483648.0 - 1.0;
    }

    public static Tensor Of(string name, long[] shape, double scale = 1, double offset = 0)
    {
        var hash = Fnv1a(name);
        var values = new float[shape.Aggregate(1L, (a, b) => a * b)];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(offset + scale * Unit(hash, i));
        return tensor(values, shape);
    }

    /// <summary>Blocks of 8 by 8 plus noise, (N, C, H, W).</summary>
    public static Tensor Image(string name, long[] shape)
    {
        var (coarse, fine) = (Fnv1a(name + ".low"), Fnv1a(name));
        var (channels, height, width) = (shape[1], shape[2], shape[3]);
        var values = new float[shape[0] * channels * height * width];
        for (long i = 0; i < values.Length; i++)
        {
            var (plane, y, x) = (i / (height * width), i / width % height, i % width);
            values[i] = (float)(1.5 * Unit(coarse, (plane * 8 + y * 8 / height) * 8 + x * 8 / width) + 0.5 * Unit(fine, i));
        }
        return tensor(values, shape);
    }

    /// <summary>Gives every tensor of a network its value by the fixtures' rule.</summary>
    public static void Network(nn.Module network, double gain)
    {
        // The fixtures write √2 with ten digits; that rounds some weights differently, which deep gradients amplify to 4e-5.
        if (Math.Abs(gain - Math.Sqrt(2)) < 1e-9)
            gain = Math.Sqrt(2);
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var targets = network.state_dict();
        foreach (var (name, target) in targets)
            if (!name.EndsWith("num_batches_tracked", StringComparison.Ordinal))
                target.copy_(Value(name, target.shape, gain, targets));
    }

    private static Tensor Value(string name, long[] shape, double gain, Dictionary<string, Tensor> all)
    {
        var (module, leaf) = name.LastIndexOf('.') is var dot and >= 0 ? (name[..dot], name[(dot + 1)..]) : ("", name);
        return leaf switch
        {
            "running_mean" => Of(name, shape, 0.1),
            "running_var" => Of(name, shape, 0.5, 1),
            _ when shape.Length > 1 => Of(name, shape, gain * Math.Sqrt(3.0 / shape.Skip(1).Aggregate(1L, (a, b) => a * b))),
            "weight" when all.ContainsKey(module + ".running_var") => Of(name, shape, 0.1, 1),
            _ => Of(name, shape, 0.1),
        };
    }
}
