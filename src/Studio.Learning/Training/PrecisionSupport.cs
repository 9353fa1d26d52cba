using Studio.Experiments.Recipes;
using TorchSharp;

namespace Studio.Learning.Training;

/// <summary>Turns the precision that a recipe asks for into the one that this machine trains in.</summary>
public static class PrecisionSupport
{
    private static readonly string[] s_flags = ["avx512_bf16", "amx_bf16", "bf16"];

    /// <summary>Whether this processor multiplies bfloat16 in hardware; without that, bfloat16 is slower than float32.</summary>
    public static bool ProcessorHasBFloat16 { get; } = OperatingSystem.IsLinux() && File.ReadLines("/proc/cpuinfo")
        .Where(l => l.StartsWith("flags", StringComparison.Ordinal) || l.StartsWith("Features", StringComparison.Ordinal)).Take(1)
        .Any(l => l.Split(' ').Intersect(s_flags).Any());

    /// <summary>Float32 or BFloat16. <see cref="Precision.Auto"/> takes bfloat16 where the device has it in hardware and the network convolves:
    /// a head on cached features is too small to gain.</summary>
    /// <exception cref="NotSupportedException">bfloat16 was asked for and this libtorch lacks autocast.</exception>
    public static Precision Resolve(Precision asked, torch.Device device, torch.nn.Module network) => asked switch
    {
        Precision.Float32 => Precision.Float32,
        Precision.BFloat16 when AutocastScope.IsPossible => Precision.BFloat16,
        Precision.BFloat16 => throw new NotSupportedException("The loaded libtorch does not export autocast, so bfloat16 is not to be had; choose float32."),
        _ => AutocastScope.IsPossible && (device.type == DeviceType.CUDA || ProcessorHasBFloat16) && network.modules().OfType<TorchSharp.Modules.Conv2d>().Any()
            ? Precision.BFloat16 : Precision.Float32,
    };
}
