using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>Pixel values reach the network in another range than the one in which its weights were trained.</summary>
/// <remarks>The first batch normalisation remembers what it saw in pretraining. Without one, values that should be standardised can still
/// be looked at themselves.</remarks>
internal sealed class WrongInputs : ICoachRule
{
    /// <summary>Another subject moves the first layer by a third of a deviation; another normalisation by more than one.</summary>
    private const double MostShift = 1, LeastSpread = 0.5, MostSpread = 2;

    public int Order => 20;

    public Finding? Look(Classifier result, TransferEvidence evidence)
    {
        if (evidence.Inputs is not { } inputs)
            return null;
        var spread = inputs.FirstLayer?.Deviations ?? (inputs.IsStandardised ? inputs.Deviation.Average() : 1);
        if (spread is >= LeastSpread and <= MostSpread && (inputs.FirstLayer?.Means ?? 0) <= MostShift)
            return null;
        return new("Input range differs from pretraining",
            $"After the first layer the standard deviation of the activations is {spread:0.##} times that of pretraining. "
                + "The usual cause is missing or wrong input normalisation.",
            [new("mean of the inputs", $"{inputs.Mean.Average():F2}"),
                new("standard deviation of the inputs", $"{inputs.Deviation.Average():F2}"),
                new("activations relative to pretraining", $"× {spread:0.##}"),
                .. inputs.FirstLayer is { } first
                    ? [new EvidenceFigure("shift against pretraining", $"{first.Means:F2} deviations")] : Array.Empty<EvidenceFigure>()],
            result.Recipe.Inputs == InputScaling.OfTheWeights ? null
                : new SuggestedChange.OtherRecipe("Use the normalisation of pretraining",
                    result.Recipe with { Inputs = InputScaling.OfTheWeights }));
    }
}
