using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Devices;

/// <summary>States of libtorch's default random number generators, of which TorchSharp knows the CPU's alone.</summary>
internal static class DefaultGenerators
{
    private const string OfCpu = "_ZN2at6detail22getDefaultCPUGeneratorEv", OfCuda = "_ZN2at4cuda6detail24getDefaultCUDAGeneratorEa";

    private delegate nint Cpu();
    private delegate nint Cuda(sbyte index);
    private delegate nint GetState(nint generator);
    private delegate void SetState(nint generator, nint state);

    /// <summary>The CPU, and each CUDA device of a libtorch with CUDA.</summary>
    public static IReadOnlyList<Device> Devices => [CPU, .. Enumerable.Range(0, CudaCount).Select(i => new Device(DeviceType.CUDA, i))];

    // Without the library, asking TorchSharp for devices would make it look for one to load.
    private static int CudaCount => LoadedLibtorch.CudaFunction<Cuda>(OfCuda) is null ? 0 : cuda.device_count();

    /// <summary>Bytes on the CPU that the caller owns; null where this libtorch cannot be asked.</summary>
    public static Tensor? State(Device device) =>
        Generator(device) is { } generator && LoadedLibtorch.ShimFunction<GetState>("THSGenerator_get_rng_state") is { } get
            ? Tensor.UnsafeCreateTensor(get(generator)) : null;

    /// <summary>Nothing happens where this libtorch cannot be asked.</summary>
    /// <param name="state">What <see cref="State"/> gave for a device of the same type.</param>
    public static void Restore(Device device, Tensor state)
    {
        if (Generator(device) is { } generator && LoadedLibtorch.ShimFunction<SetState>("THSGenerator_set_rng_state") is { } set)
            set(generator, state.Handle);
        GC.KeepAlive(state);
    }

    /// <summary>Address of the generator, which belongs to libtorch.</summary>
    private static nint? Generator(Device device) => device.type switch
    {
        DeviceType.CPU => LoadedLibtorch.Function<Cpu>(OfCpu)?.Invoke(),
        DeviceType.CUDA => LoadedLibtorch.CudaFunction<Cuda>(OfCuda)?.Invoke((sbyte)device.index),
        _ => null,
    };
}
