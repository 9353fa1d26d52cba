using Bunit;
using Studio.Experiments.Runs;
using Studio.Web.Outputs;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Outputs;

public sealed class LiveConfusionTests : ViewContext
{
    [Fact]
    public void Confusion_OfAnEpoch_TakesThePlaceOfTheWords()
    {
        var run = new SampleRun();
        var confusion = Render<LiveConfusion>(p => p.Add(c => c.Run, run.Live));
        Assert.Contains("After the first epoch", confusion.Markup, StringComparison.Ordinal);

        run.Say(new RunEvent.Confusion(70, "choose", Sample.Matrix, IsBest: true));

        confusion.WaitForAssertion(() => Assert.Equal(["8", "2", "1", "9"], confusion.FindAll("td span").Select(c => c.TextContent)));
        Assert.Contains("validation images after step 70, best so far", confusion.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Confusion_OfKnownClasses_HasItsRoomFromTheBeginning() =>
        Assert.Equal(4, Render<LiveConfusion>(p => p.Add(c => c.Run, new SampleRun().Live).Add(c => c.Classes, Sample.Classes)).FindAll("td span").Count);
}
