using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Networks.Generative;

namespace Studio.Learning.Tasks;

/// <summary>All that decides what a run learns to draw.</summary>
/// <param name="Images">Only what their author set aside for training is looked at, if there is such a part; classes do not matter.</param>
public sealed record DcganTask(Dcgan Networks, IImageSet Images, DcganSettings Settings, ulong Seed)
{
    internal int Channels => Settings.Colour ? 3 : 1;
}
