using Studio.Experiments.Events;
using Studio.Experiments.Results;

namespace Studio.Experiments.Tests.Events;

public sealed class TrainingEventTests
{
    public static TheoryData<TrainingEvent> Cases =>
    [
        new TrainingEvent.Progressed(1, 7, 70, 312.5, TimeSpan.FromSeconds(6)),
        new TrainingEvent.Progressed(1, 7, 70, 9000, TimeSpan.FromSeconds(6), "characters"),
        new TrainingEvent.Measured([new MetricPoint("loss/train", 7, 0.25), new MetricPoint("loss/train", 8, double.NaN)]),
        new TrainingEvent.EpochFinished(1, 7, 0.5, new ClassificationFigures(0.6, new(["ant", "bee"], [[3, 1], [0, 4]])), true),
        new TrainingEvent.Intervened(9, "Learning rate halved."),
        new TrainingEvent.StatusChanged(RunStatus.Diverged, "The loss is no longer a number."),
        new TrainingEvent.Sampled(50, new byte[] { 1, 2, 3 }, 8, 8),
        new TrainingEvent.Wrote(100, "The owl\nglides."),
        new TrainingEvent.Translated(100, [new(["oui", "EOS"], ["yes", "EOS"], "yes", [[0.75f, 0.25f], [0.5f, 0.5f]])]),
        new TrainingEvent.CheckpointMissed(100, "No space left on device"),
    ];

    [Theory, MemberData(nameof(Cases))]
    public void Json_AnyEvent_ComesBackAsTheSameText(TrainingEvent happened)
    {
        var json = StudioJson.Write(happened);

        Assert.Equal(json, StudioJson.Write(StudioJson.Read<TrainingEvent>(json)));
    }

    [Fact]
    public void Json_Sample_LeavesThePictureOut()
    {
        var json = StudioJson.Write<TrainingEvent>(new TrainingEvent.Sampled(50, new byte[] { 1, 2, 3 }, 8, 4));

        Assert.DoesNotContain("png", json, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(new TrainingEvent.Sampled(50, ReadOnlyMemory<byte>.Empty, 8, 4), StudioJson.Read<TrainingEvent>(json));
    }

    [Fact]
    public void Json_ProgressOfAnOlderStudio_IsInImagesPerSecond()
    {
        const string old =
            """{ "kind": "progressed", "epoch": 1, "step": 7, "totalSteps": 70, "imagesPerSecond": 312.5, "remaining": "00:00:06" }""";

        var read = StudioJson.Read<TrainingEvent>(old);

        Assert.Equal(new TrainingEvent.Progressed(1, 7, 70, 312.5, TimeSpan.FromSeconds(6), "images"), read);
        Assert.DoesNotContain("imagesPerSecond", StudioJson.Write(read), StringComparison.Ordinal);
    }
}
