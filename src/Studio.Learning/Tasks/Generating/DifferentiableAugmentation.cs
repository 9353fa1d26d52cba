using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks.Generating;

/// <summary>Random changes of images (N, C, S, S) between −1 and 1 through which gradients flow: brightness, saturation and contrast, a
/// shift of up to an eighth of the side, a square of half the side cut out. Each image has its own.</summary>
/// <remarks>Zhao et al., "Differentiable Augmentation for Data-Efficient GAN Training", NeurIPS 2020, arXiv:2006.10738, the policy "color,
/// translation, cutout". It draws from libtorch's default generator.</remarks>
internal static class DifferentiableAugmentation
{
    private const double ShiftShare = 0.125, CutShare = 0.5;

    /// <summary>The caller owns the result.</summary>
    public static Tensor Of(Tensor images)
    {
        using var scope = NewDisposeScope();
        return Cut(Shifted(Recoloured(images))).MoveToOuterDisposeScope();
    }

    private static Tensor Recoloured(Tensor x)
    {
        x = x.Plus(Drawn(x).Plus(-0.5));
        var grey = x.mean([1], keepdim: true);
        x = grey.Plus(x.Minus(grey) * Drawn(x).Times(2));
        var mean = x.mean([1, 2, 3], keepdim: true);
        return mean.Plus(x.Minus(mean) * Drawn(x).Plus(0.5));
    }

    /// <summary>Moved over an edge of zeros.</summary>
    private static Tensor Shifted(Tensor x)
    {
        var (count, side) = (x.shape[0], x.shape[2]);
        var most = (long)Math.Round(side * ShiftShare);
        var padded = nn.functional.pad(x, [most, most, most, most]).permute(0, 2, 3, 1);                     // (N, S + 2m, S + 2m, C)
        var (rows, columns) = (Places(x, most), Places(x, most));
        var image = HeldNumbers.Range(count, ScalarType.Int64, x.device).view(-1, 1, 1);
        return padded.index(image, rows.unsqueeze(2), columns.unsqueeze(1)).permute(0, 3, 1, 2);
    }

    /// <summary>Which rows of the padded image each image shows, (N, S).</summary>
    private static Tensor Places(Tensor x, long most) =>
        Whole(x.shape[0], 2 * most + 1, x.device).unsqueeze(1).Plus(HeldNumbers.Range(x.shape[2], ScalarType.Int64, x.device));

    private static Tensor Cut(Tensor x)
    {
        var (count, side) = (x.shape[0], x.shape[2]);
        var half = (long)Math.Round(side * CutShare) / 2;
        var place = HeldNumbers.Range(side, ScalarType.Int64, x.device);
        using var first = (-half).ToScalar();
        using var last = (half - 1).ToScalar();
        var hole = Within().unsqueeze(2).logical_and(Within().unsqueeze(1));
        return x * hole.logical_not().unsqueeze(1).to(x.dtype);

        // Rows or columns of the hole in each image, (N, S); its centre may be any place up to the edge.
        Tensor Within()
        {
            var distance = place.Minus(Whole(count, side + 1, x.device).unsqueeze(1));
            return distance.ge(first).logical_and(distance.le(last));
        }
    }

    /// <summary>One number from 0 to 1 for each image, (N, 1, 1, 1).</summary>
    private static Tensor Drawn(Tensor x) => rand(x.shape[0], 1, 1, 1, dtype: x.dtype, device: x.device);

    /// <summary>One whole number from 0 to below a bound for each image, (N).</summary>
    private static Tensor Whole(long count, long bound, Device device) => randint(bound, [count], dtype: ScalarType.Int64, device: device);
}
