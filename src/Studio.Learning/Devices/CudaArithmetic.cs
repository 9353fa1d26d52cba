using TorchSharp;

namespace Studio.Learning.Devices;

/// <summary>How libtorch computes on NVIDIA cards: switches of the whole process, without effect on the CPU.</summary>
public static class CudaArithmetic
{
    private const string GlobalContext = "_ZN2at13globalContextEv";

    private delegate nint Context();
    private delegate void Setter(nint context, byte isOn);
    private delegate byte Getter(nint context);

    /// <summary>Whether float32 matrix products and convolutions multiply in TF32, with 10 bits of mantissa and float32's range.</summary>
    public static bool AllowsTf32
    {
        get => torch.backends.cuda.matmul.allow_tf32 && torch.backends.cudnn.allow_tf32;
        set => torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = value;
    }

    /// <summary>Whether cuDNN times its algorithms for each new shape of a convolution and keeps the fastest. Null where this libtorch
    /// cannot be asked.</summary>
    public static bool? BenchmarksConvolutions =>
        LoadedLibtorch.Function<Context>(GlobalContext) is { } context
        && LoadedLibtorch.Function<Getter>("_ZNK2at7Context14benchmarkCuDNNEv") is { } get ? get(context()) != 0 : null;

    /// <summary>Turns both on, for training: shapes repeat from step to step, and gradients are noisier than TF32 rounds.</summary>
    public static void Tune()
    {
        AllowsTf32 = true;
        // TorchSharp has no switch for it, so this calls the function behind PyTorch's own by its exported name.
        if (LoadedLibtorch.Function<Context>(GlobalContext) is { } context
            && LoadedLibtorch.Function<Setter>("_ZN2at7Context17setBenchmarkCuDNNEb") is { } set)
            set(context(), 1);
    }
}
