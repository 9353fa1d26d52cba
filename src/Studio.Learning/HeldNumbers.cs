using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning;

/// <summary>Sums and multiples of tensors for code that runs in every step of a training.</summary>
/// <remarks>TorchSharp turns each number into an object that nobody holds while libtorch reads it, the hidden factor 1 of a sum too. Beside
/// a busy thread the collector took one about once in a million calls, and the training ended with "Expected false
/// to be true". Here each is held.</remarks>
internal static class HeldNumbers
{
    private static readonly TorchSharp.Scalar s_one = 1.ToScalar(), s_minusOne = (-1).ToScalar();

    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, s_one);

    public static Tensor Plus(this Tensor tensor, double addend)
    {
        using var held = addend.ToScalar();
        return tensor.add(held, s_one);
    }

    public static Tensor Minus(this Tensor left, Tensor right) => left.add(right, s_minusOne);

    public static Tensor PlusInPlace(this Tensor left, Tensor right) => left.add_(right, s_one);

    public static Tensor Times(this Tensor tensor, double factor)
    {
        using var held = factor.ToScalar();
        return tensor.mul(held);
    }

    public static Tensor AtLeast(this Tensor tensor, double bound)
    {
        using var held = bound.ToScalar();
        return tensor.clamp_min(held);
    }

    public static Tensor FillInPlace(this Tensor tensor, double value)
    {
        using var held = value.ToScalar();
        return tensor.fill_(held);
    }

    /// <summary>0 to <paramref name="count"/> − 1, (N).</summary>
    public static Tensor Range(long count, ScalarType type, Device? device = null)
    {
        using var zero = 0.ToScalar();
        using var stop = count.ToScalar();
        return arange(zero, stop, s_one, type, device);
    }

    public static Tensor Over(this Tensor tensor, double divisor)
    {
        using var held = divisor.ToScalar();
        return tensor.div(held);
    }
}
