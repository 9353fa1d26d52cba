using Studio.Experiments.Events;
using Studio.Experiments.Results;

namespace Studio.Experiments.Tests.Events;

public sealed class TrainingEventTests
{
    public static TheoryData<TrainingEvent> Cases =>
    [
        new TrainingEvent.Progressed(1, 7, 70, 312.5, TimeSpan.FromSeconds(6)),
        new TrainingEvent.Measured([new MetricPoint("loss/fit", 7, 0.25), new MetricPoint("loss/fit", 8, double.NaN)]),
        new TrainingEvent.EpochFinished(1, 7, 0.5, 0.6, 0.7, 0.65, new ConfusionMatrix(["ant", "bee"], [[3, 1], [0, 4]]), true),
        new TrainingEvent.Intervened(9, "Learning rate halved."),
        new TrainingEvent.StatusChanged(RunStatus.Diverged, "The loss is no longer a number."),
    ];

    [Theory, MemberData(nameof(Cases))]
    public void Json_AnyEvent_ComesBackAsTheSameText(TrainingEvent happened)
    {
        var json = StudioJson.Write(happened);

        Assert.Equal(json, StudioJson.Write(StudioJson.Read<TrainingEvent>(json)));
    }
}
