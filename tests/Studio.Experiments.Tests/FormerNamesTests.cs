using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Comparison;
using Studio.Experiments.Runs;

namespace Studio.Experiments.Tests;

public sealed class FormerNamesTests
{
    [Theory]
    [InlineData("loss/fit", "loss/train")]
    [InlineData("accuracy/choose", "accuracy/validation")]
    [InlineData("loss/epoch", "loss/epoch")]
    public void Read_ASeriesOfAnEarlierVersion_HasItsPresentName(string former, string present)
    {
        var read = StudioJson.Read<RunEvent>($$"""{"kind":"metrics","points":[{"series":"{{former}}","step":1,"value":0.5}]}""");

        Assert.Equal([new MetricPoint(present, 1, 0.5)], Assert.IsType<RunEvent.Metrics>(read).Points);
    }

    [Fact]
    public void Read_AnInterventionOfAnEarlierVersion_IsTheSameIntervention()
    {
        var read = StudioJson.Read<RunEvent>(
            """{"kind":"mark","step":5,"sentence":"Ada unfroze layer1.","carried":{"kind" : "opened","group":"layer1"}}""");

        Assert.Equal(new RunEvent.Mark(5, "Ada unfroze layer1.", null, new Intervention.Unfrozen("layer1")), read);
    }

    [Theory]
    [InlineData("\"fitLoss\"")]
    [InlineData("{\"kind\":\"opened\",\"part\":\"choose\",\"fitLoss\":1}")]
    [InlineData("fitLoss\":")]
    public void Read_AFormerNameWithinAText_IsLeftAsItWasWritten(string written)
    {
        var told = new RunEvent.Log(LogLevel.Warning, written);

        Assert.Equal(told, StudioJson.Read<RunEvent>(StudioJson.Write<RunEvent>(told)));
    }

    [Theory]
    [InlineData("preprocessing")]
    [InlineData("remedy")]
    [InlineData("wish")]
    [InlineData("carried")]
    public void Read_ACellThatIsCalledLikeAFormerName_KeepsItsName(string id)
    {
        var inputs = new Dictionary<string, CellResult> { [id] = new ComparisonResult([], []) };

        Assert.Equal([id], StudioJson.Read<Dictionary<string, CellResult>>(StudioJson.Write(inputs)).Keys);
    }

    [Fact]
    public void Replace_WithoutFormerNames_GivesTheSameText()
    {
        const string json = """{"kind":"log","level":"Warning","sentence":"choose"}""";

        Assert.Equal(json, FormerNames.Replace(json));
    }
}
