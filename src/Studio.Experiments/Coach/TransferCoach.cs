using Studio.Experiments.Results;

namespace Studio.Experiments.Coach;

/// <summary>Explains what a finished transfer shows about its settings and data. It uses only the evidence in the result.</summary>
public static class TransferCoach
{
    private static readonly ICoachRule[] s_rules = [.. Parts.Made<ICoachRule>().OrderBy(r => r.Order)];

    /// <summary>Nothing for a result of an older studio, which kept no evidence.</summary>
    public static IReadOnlyList<Finding> Of(Classifier result) =>
        result.Evidence is { } evidence ? [.. s_rules.Select(rule => rule.Look(result, evidence)).OfType<Finding>()] : [];
}
