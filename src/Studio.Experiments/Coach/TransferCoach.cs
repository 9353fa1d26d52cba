using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>Says in plain words what a finished transfer tells of its settings and data. It goes by what the run left, and by nothing else.</summary>
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
