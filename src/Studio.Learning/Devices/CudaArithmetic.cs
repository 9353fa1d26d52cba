using TorchSharp;

namespace Studio.Learning.Devices;

/// <summary>How libtorch computes on NVIDIA cards: switches of the whole process, without effect on the CPU.</summary>
public static class CudaArithmetic
{
    /// <summary>Whether float32 matrix products and convolutions multiply in TF32, with 10 bits of mantissa and float32's range.</summary>
    public static bool AllowsTf32
    {
        get => torch.backends.cuda.matmul.allow_tf32 && torch.backends.cudnn.allow_tf32;
        set => torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = value;
    }

    /// <summary>Whether cuDNN times its algorithms for each new shape of a convolution and keeps the fastest. Null where this libtorch
    /// cannot be asked.</summary>
    public static bool? BenchmarksConvolutions => LibtorchContext.Get("14benchmarkCuDNNEv");

    /// <summary>Turns both on, for training: shapes repeat from step to step, and gradients are noisier than TF32 rounds.</summary>
    public static void Tune()
    {
        AllowsTf32 = true;
        LibtorchContext.Set("17setBenchmarkCuDNNEb", true);
    }
}
