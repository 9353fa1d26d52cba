using Studio.Experiments.Data;
using Studio.Runtime.Library;
using Studio.Web.Display;

namespace Studio.Web.Uploads;

/// <summary>Says which items of a data set test a network, and which choose its weights.</summary>
internal static class SplitSentence
{
    public static string Of(DatasetContent content)
    {
        var one = content.Unit.TrimEnd('s');
        var heldOut = $"A fifth of the training {content.Unit} is held out for validation.";
        int Count(DataPart part) => content.Parts.Where(p => p.Part == part).Sum(p => p.Items.Sum());
        return (Count(DataPart.Train), Count(DataPart.Validation), Count(DataPart.Test)) switch
        {
            _ when content.Parts.Count < 2 => "Test set: a fifth of each class, always the same. It is never trained on.",
            (_, 0, var test) => $"Test set: {Sizes.Count(test, one)} in 'test'. {heldOut}",
            (_, var validation, 0) => $"Test set: {Sizes.Count(validation, one)} in 'val' (there is no 'test'). {heldOut}",
            (_, var validation, var test) =>
                $"Test set: {Sizes.Count(test, one)} in 'test'; {validation:n0} in 'val' are for validation.",
        };
    }
}
