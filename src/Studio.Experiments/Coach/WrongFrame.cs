using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>Things fill the picture that lay in the middle of it when the weights were trained.</summary>
internal sealed class WrongFrame : ICoachRule
{
    /// <summary>A thing that only touches the margin leaves less there.</summary>
    private const double MostBrightness = .1;

    public int Order => 40;

    public Finding? Look(Classifier result, TransferEvidence evidence) =>
        evidence.Inputs?.Margin is not { Brightness: > MostBrightness } margin ? null
        : new("Objects larger than in pretraining",
            $"In pretraining the outer {margin.Pixels} pixels on each side were black; here they hold {margin.Brightness:P0} of all "
                + "brightness. Every stroke is longer and thicker than in pretraining, and in another position.",
            [new("brightness in the margin", $"{margin.Brightness:P0}"), new("in pretraining", "none"),
                new("width of the margin", $"{margin.Pixels} pixels")],
            new SuggestedChange.OtherRecipe($"Leave a margin of {margin.Pixels} pixels", result.Recipe with { Margin = margin.Pixels }));
}
