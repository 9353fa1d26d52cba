using Studio.Experiments.Coach;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Parts.Tests;

/// <summary>A coach rule of nobody else's: it finds something in every transfer.</summary>
public sealed class AlwaysSomething : ICoachRule
{
    public int Order => 1;

    public Finding? Look(Classifier result, TransferEvidence evidence) =>
        new("Found by a rule of the test", "It finds something in every transfer.", []);
}
