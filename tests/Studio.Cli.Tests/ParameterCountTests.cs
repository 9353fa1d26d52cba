using Studio.Learning;
using Studio.Runtime.Tests.Architecture;
using Studio.Worker.Cells;

namespace Studio.Cli.Tests;

public sealed class ParameterCountTests
{
    /// <summary>What has more still, each with its reason. The list gets shorter.</summary>
    private static readonly string[] s_exceptions =
    [
        // One call of the training code; the groups come with the one training loop.
        "TransferResult: 17", "TrainingPlan: 11", "TrainingPosition: 9", "TrainingOutcome: 9", "StageTraining.Run: 9",
        "TransferRun.Measure: 8", "TransferTasks.Of: 8",
        // The arguments of a formula.
        "ImageResize.Region: 8", "GlyphNuisance: 10", "DataInspection: 9",
    ];

    [Fact]
    public void RecordsAndMethods_OfTheRoomsWithTorch_HaveFewParameters() => Assert.Empty(
        ParameterCounts.Violations(typeof(StudioCommand).Assembly, typeof(ICellRunner).Assembly, typeof(Catalog).Assembly)
            .Except(s_exceptions));
}
