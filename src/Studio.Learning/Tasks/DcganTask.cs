using Studio.Experiments.Recipes;
using Studio.Learning.Data.Images;
using Studio.Learning.Networks.Generative;

namespace Studio.Learning.Tasks;

/// <summary>All that decides what a GAN is trained on, and how.</summary>
/// <param name="Images">Only the published training set is used, if there is one; classes do not matter.</param>
public sealed record DcganTask(Dcgan Networks, IImageSet Images, DcganSettings Settings, ulong Seed)
{
    internal int Channels => Settings.Colour ? 3 : 1;
}
