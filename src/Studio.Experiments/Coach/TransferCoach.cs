using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>Explains what a finished transfer shows about its settings and data. It uses only the evidence in the result.</summary>
public static class TransferCoach
{
    /// <summary>What spoils every figure first, what only costs time last.</summary>
    private static readonly Func<Classifier, TransferEvidence, Finding?>[] s_looks =
    [
        CopiesInTest.Look, WrongInputs.Look, DrawnForPhotos.Look, WrongFrame.Look, RareClasses.Look, MovingStatistics.Look, TinyBatches.Look, RateTooHigh.Look, RateTooLow.Look, DoubtfulLabels.Look, OverFitting.Look,
    ];

    /// <summary>Nothing for a result of an older studio, which kept no evidence.</summary>
    public static IReadOnlyList<Finding> Of(Classifier result) =>
        result.Evidence is { } evidence ? [.. s_looks.Select(look => look(result, evidence)).OfType<Finding>()] : [];
}
