using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Web.Display;

namespace Studio.Web.Uploads;

/// <summary>Says which images of a data set test a network, and which choose its weights.</summary>
internal static class SplitSentence
{
    private const string HeldOut = "A fifth of the training images is held out for validation.";

    public static string Of(IReadOnlyList<PartResult> parts)
    {
        int Images(DataPart part) => parts.Where(p => p.Part == part).Sum(p => p.Items.Sum());
        return (Images(DataPart.Train), Images(DataPart.Validation), Images(DataPart.Test)) switch
        {
            _ when parts.Count < 2 =>
                "Test set: a fifth of each class, chosen by the file names, so it is always the same. It is never trained on.",
            (_, 0, var test) => $"Test set: {Sizes.Count(test, "image")} in 'test'. {HeldOut}",
            (_, var validation, 0) => $"Test set: {Sizes.Count(validation, "image")} in 'val' (there is no 'test'). {HeldOut}",
            (_, var validation, var test) =>
                $"Test set: {Sizes.Count(test, "image")} in 'test'; {validation:n0} in 'val' are for validation.",
        };
    }
}
