using Studio.Experiments.Data;
using Studio.Learning.Networks;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks.Generating;

/// <summary>A trained classifier applied to generated images: its logits, and the features that distances are measured on.</summary>
/// <remarks>Images are resized bilinearly without smoothing, since they are of about the classifier's side.</remarks>
public sealed class ImageJudge(FeatureNetwork network, Preprocessing input)
{
    private const int BatchSize = 256;

    /// <summary>Features (N, D) and logits (N, K) of images; the caller owns them.</summary>
    /// <param name="images">(N, C, S, S) between −1 and 1, grey or RGB.</param>
    public (Tensor Features, Tensor Logits) Judge(Tensor images)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        network.eval();
        var parts = new List<(Tensor Features, Tensor Logits)>();
        for (var start = 0L; start < images.shape[0]; start += BatchSize)
        {
            using var each = NewDisposeScope();
            var (features, logits) = network.FeaturesAndLogits(
                Inputs(images.narrow(0, start, Math.Min(BatchSize, images.shape[0] - start))));
            parts.Add((features.MoveToOuterDisposeScope(), logits.MoveToOuterDisposeScope()));
        }
        return (cat([.. parts.Select(p => p.Features)]).MoveToOuterDisposeScope(),
            cat([.. parts.Select(p => p.Logits)]).MoveToOuterDisposeScope());
    }

    private Tensor Inputs(Tensor images)
    {
        var x = images.Plus(1).Times(0.5);
        if (x.shape[1] != input.Channels)
            x = input.Channels == 1 ? x.mean([1], keepdim: true) : x.expand(-1, 3, -1, -1);
        if (x.shape[2] != input.CropSide)
            x = nn.functional.interpolate(x, [input.CropSide, input.CropSide], mode: InterpolationMode.Bilinear, align_corners: false);
        long[] shape = [1, input.Channels, 1, 1];
        return x.Minus(tensor(input.Mean.ToArray(), shape)).div(tensor(input.StandardDeviation.ToArray(), shape));
    }
}
