using Studio.Experiments.Recipes;
using Studio.Learning.Devices;
using Studio.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Benchmarks.Gpu;

/// <summary>Arithmetic that a device is tried in.</summary>
/// <param name="Name">"float32", "TF32" or "bfloat16".</param>
/// <param name="Allowed">Relative distance from float64 that the parity of a forward pass may have.</param>
internal sealed record GpuPrecision(string Name, Precision Precision, bool Tf32, double Allowed)
{
    /// <summary>Those that the device has.</summary>
    public static IEnumerable<GpuPrecision> Of(Device device)
    {
        yield return new("float32", Precision.Float32, false, 1e-4);
        if (device.type == DeviceType.CUDA && CudaDriver.Cards.ElementAtOrDefault(Math.Max(0, device.index)) is not { HasTf32: false })
            yield return new("TF32", Precision.Float32, true, 2e-2);
        if (device.type == DeviceType.CUDA ? AutocastScope.IsPossible && PrecisionSupport.CardHasBFloat16(device)
            : ProcessorConvolutions.AreOfOneDnn && PrecisionSupport.ProcessorComputesBFloat16)
            yield return new("bfloat16", Precision.BFloat16, false, 5e-2);
    }

    /// <summary>Makes it the process's; benchmark mode of cuDNN stays on.</summary>
    public void Choose(Device device)
    {
        if (device.type != DeviceType.CUDA)
            return;
        CudaArithmetic.Tune();
        CudaArithmetic.AllowsTf32 = Tf32;
    }
}
