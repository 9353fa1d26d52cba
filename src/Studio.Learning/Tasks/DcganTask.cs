using Studio.Experiments.Recipes;
using Studio.Learning.Data.Images;
using Studio.Learning.Networks.Generative;
using Studio.Learning.Tasks.Generating;

namespace Studio.Learning.Tasks;

/// <summary>All that decides what a GAN is trained on, and how.</summary>
/// <param name="Images">Only the published training set is used, if there is one; classes do not matter.</param>
public sealed record DcganTask(Dcgan Networks, IImageSet Images, DcganSettings Settings, ulong Seed)
{
    /// <summary>Where both networks begin; null begins with random weights of <see cref="Networks"/>. Sides, channels and width are then
    /// the source's.</summary>
    public PretrainedPair? Source { get; init; }

    /// <summary>Train images that may be used; null takes all.</summary>
    public IReadOnlyList<int>? Items { get; init; }

    /// <summary>Black pixels on each side of an image, which is scaled into the rest.</summary>
    public int Margin { get; init; }
}
