using Studio.Experiments.Recipes;
using Studio.Learning.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>Turns the precision that a recipe asks for into the one that this machine trains in.</summary>
public static class PrecisionSupport
{
    private static readonly Lazy<bool> s_processorIsRight = new(IsConvolutionRight);

    /// <summary>Whether the CPU's convolutions in bfloat16 come out right; where they do not, bfloat16 is refused.</summary>
    public static bool ProcessorComputesBFloat16 => AutocastScope.IsPossible && s_processorIsRight.Value;

    /// <summary>Whether bfloat16 is faster than float32 on a CUDA device, as far as its driver says.</summary>
    public static bool CardHasBFloat16(Device device) =>
        CudaDriver.Cards.ElementAtOrDefault(Math.Max(0, device.index)) is not { HasBFloat16: false };

    /// <summary>Float32 or BFloat16. <see cref="Precision.Auto"/> takes bfloat16 on cards that have it in hardware, for networks that
    /// convolve:
    /// a head on cached features is too small to gain. On the CPU it takes float32.</summary>
    /// <exception cref="NotSupportedException">bfloat16 was asked for, and this libtorch or this device does not compute in it.</exception>
    public static Precision Resolve(Precision asked, Device device, nn.Module network) =>
        asked == Precision.Float32 ? asked
        : Resolve(asked, device.type == DeviceType.CUDA && network.modules().OfType<TorchSharp.Modules.Conv2d>().Any(), WhyNot(device));

    /// <param name="gains">Whether bfloat16 would be faster.</param>
    /// <param name="whyNot">Why bfloat16 is not available; null where it is.</param>
    internal static Precision Resolve(Precision asked, bool gains, string? whyNot) => asked switch
    {
        Precision.BFloat16 when whyNot is not null => throw new NotSupportedException($"{whyNot} Choose float32."),
        Precision.BFloat16 => Precision.BFloat16,
        _ => gains && whyNot is null && asked == Precision.Auto ? Precision.BFloat16 : Precision.Float32,
    };

    private static string? WhyNot(Device device) =>
        !AutocastScope.IsPossible ? "The loaded libtorch does not export autocast, so bfloat16 is not available."
        : device.type == DeviceType.CUDA ? CardHasBFloat16(device)
        ? null : $"{CudaDriver.Cards[Math.Max(0, device.index)].Name} does not compute in bfloat16."
        : ProcessorComputesBFloat16 ? null : "On this processor, libtorch computes convolutions in bfloat16 wrongly.";

    private static bool IsConvolutionRight()
    {
        ProcessorConvolutions.Ensure();
        return ProcessorConvolutions.AreRight(ScalarType.BFloat16, 0.05);
    }
}
