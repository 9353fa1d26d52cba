using static TorchSharp.torch;

namespace Studio.Learning.Devices;

/// <summary>Tries whether oneDNN, which convolves for libtorch on the CPU, computes correctly on this processor, and turns it off if it
/// does not.</summary>
/// <remarks>oneDNN plans its kernels by the sizes of the caches. Where the processor does not report them, as in some virtual machines on
/// AMD, it plans by zero: kernels of 3×3 and larger drop or invent channels where their number is not a multiple of 16, and 1×1 ones with
/// 1,024 outputs divide by zero, which ends the process (seen with libtorch 2.10; with sizes put in by hand the same kernels are right;
/// pytorch/pytorch issue 177227 and uxlfoundation/oneDNN issue 2716 report the same crash). Its older kernels, to which
/// <see cref="TorchEnvironment.Prepare"/> keeps it there, plan without caches and are right, at about half the speed; libtorch's own
/// convolutions take six times as long.</remarks>
public static class ProcessorConvolutions
{
    private static readonly Lazy<bool> s_isOneDnnRight = new(Check);

    /// <summary>Whether oneDNN convolves; false if it was found wrong and turned off for this process.</summary>
    public static bool AreOfOneDnn => s_isOneDnnRight.Value;

    /// <summary>Makes sure that what follows is computed correctly; it costs milliseconds the first time.</summary>
    public static void Ensure() => _ = s_isOneDnnRight.Value;

    /// <summary>Whether a few small convolutions with odd numbers of channels come out right, forward and backward.</summary>
    internal static bool AreRight(ScalarType type, double tolerance)
    {
        using var gradients = enable_grad();
        (int In, int Out, int Kernel, int Stride)[] tried = [(24, 24, 3, 2), (8, 8, 3, 1), (1, 8, 4, 2), (16, 1, 3, 1)];
        return tried.All(c =>
        {
            using var scope = NewDisposeScope();
            var (output, gradient) = Convolved(type, c.In, c.Out, c.Kernel, c.Stride);
            var (trueOutput, trueGradient) = Convolved(ScalarType.Float64, c.In, c.Out, c.Kernel, c.Stride);
            return Distance(output, trueOutput) < tolerance && Distance(gradient, trueGradient) < tolerance;
        });
    }

    private static bool Check()
    {
        // NNPACK needs them too. It stands aside by itself, but writes a warning to standard error whenever it is considered.
        if (!ProcessorCaches.AreReported)
            LibtorchContext.Set("20setUserEnabledNNPACKEb", false);
        if ((ProcessorCaches.AreReported || TorchEnvironment.HasOlderKernels) && AreRight(ScalarType.Float32, 1e-4))
            return true;
        LibtorchContext.Set("20setUserEnabledMkldnnEb", false);
        return false;
    }

    /// <summary>Waves instead of random numbers, which would move the default generator.</summary>
    private static (Tensor Output, Tensor InputGradient) Convolved(ScalarType type, int inputs, int outputs, int kernel, int stride)
    {
        const int count = 2, side = 12;
        var image = Waves(0.37, count, inputs, side, side).to(type).requires_grad_();
        var output = nn.functional.conv2d(image, Waves(0.73, outputs, inputs, kernel, kernel).to(type), strides: [stride], padding: [1]);
        output.backward([Waves(0.59, output.shape).to(type)]);
        return (output.detach(), image.grad!);
    }

    private static Tensor Waves(double frequency, params long[] shape) =>
        HeldNumbers.Range(shape.Aggregate(1L, (a, b) => a * b), ScalarType.Float64).Times(frequency).sin().reshape(shape);

    /// <summary>Infinite for NaN, which compares as smaller than anything.</summary>
    private static double Distance(Tensor one, Tensor truth) =>
        (one.to(ScalarType.Float64).Minus(truth).abs().max() / truth.abs().max()).item<double>() is var distance
        && double.IsFinite(distance) ? distance : double.PositiveInfinity;
}
