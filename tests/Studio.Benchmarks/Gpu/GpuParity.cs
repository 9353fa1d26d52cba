using System.Text.Json;
using Studio.Learning;
using Studio.Learning.Networks;
using Studio.Learning.Networks.Generative;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Benchmarks.Gpu;

/// <summary>ResNet-18 and DCGAN on a device beside PyTorch's float64 results from the fixtures: one line a tensor and precision.</summary>
internal static class GpuParity
{
    public static IEnumerable<string> Run(Device device, string fixtures)
    {
        foreach (var precision in GpuPrecision.Of(device))
        {
            precision.Choose(device);
            foreach (var (name, distance) in ResNet(device, precision, fixtures).Concat(Dcgan(device, precision, fixtures)))
                yield return JsonSerializer.Serialize(new { parity = name, precision = precision.Name, device = device.ToString(), distance,
                    allowed = precision.Allowed, ok = distance <= precision.Allowed });
        }
    }

    private static List<(string, double)> ResNet(Device device, GpuPrecision precision, string fixtures)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(fixtures, "resnet18.json")));
        var network = Catalog.Find<IBackbone>("resnet18", "backbone").Build(1000);
        Fill.Network(network, json.RootElement.GetProperty("weight_gain").GetDouble());
        network.to(device).eval();
        var images = Fill.Image("input", Shape(json.RootElement.GetProperty("input"))).to(device);
        return [("resnet18 logits",
            Distance(json.RootElement.GetProperty("expected_f64").GetProperty("logits"), Call(network, images, precision)))];
    }

    private static List<(string, double)> Dcgan(Device device, GpuPrecision precision, string fixtures)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(fixtures, "dcgan_64_nc3.json")));
        var fixture = json.RootElement;
        var networks = Catalog.Find<Dcgan>("dcgan64", "DCGAN");
        var (generator, discriminator) = (networks.BuildGenerator(3, 64), networks.BuildDiscriminator(3, 64));
        Fill.Network(generator, fixture.GetProperty("gain_G").GetDouble());
        Fill.Network(discriminator, fixture.GetProperty("gain_D").GetDouble());
        generator.to(device).eval();
        discriminator.to(device).eval();
        var generated = Call(generator, Fill.Of("z", Shape(fixture.GetProperty("z")), Math.Sqrt(3)).to(device), precision);
        var real = (Fill.Image("real", Shape(fixture.GetProperty("real"))) * 0.5).to(device);
        var expected = fixture.GetProperty("eval");
        return
        [
            ("dcgan64 G(z)", Distance(expected.GetProperty("G(z)"), generated)),
            ("dcgan64 D(real)", Distance(expected.GetProperty("D(real)"), Call(discriminator, real, precision).sigmoid())),
        ];
    }

    private static Tensor Call(nn.Module<Tensor, Tensor> network, Tensor input, GpuPrecision precision)
    {
        using var autocast = AutocastScope.Enter(precision.Precision, input.device);
        return network.call(input).to(ScalarType.Float32);
    }

    /// <summary>Of the first values and of the norm, relative to the largest value and to the norm.</summary>
    private static double Distance(JsonElement expected, Tensor actual)
    {
        var flat = actual.cpu().to(ScalarType.Float64).flatten();
        var first = (expected.TryGetProperty("first", out var some) ? some : expected.GetProperty("data")).EnumerateArray()
            .Select(v => v.GetDouble()).ToArray();
        var scale = flat.abs().max().item<double>();
        var norm = expected.GetProperty("norm").GetDouble();
        var distance = first.Zip(flat.data<double>(), (one, other) => Math.Abs(one - other) / scale)
            .Append(Math.Abs(flat.norm().item<double>() - norm) / norm).Max();
        return flat.isfinite().all().item<bool>() ? distance : double.MaxValue;
    }

    private static long[] Shape(JsonElement element) => [.. element.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())];
}
