using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>One thing that the coach knows about finished transfers: it is found by its type.</summary>
public interface ICoachRule
{
    /// <summary>Place among the findings: low for what makes every figure wrong, high for what only costs time.</summary>
    int Order { get; }

    /// <summary>Null where the evidence does not show it.</summary>
    Finding? Look(Classifier result, TransferEvidence evidence);
}
