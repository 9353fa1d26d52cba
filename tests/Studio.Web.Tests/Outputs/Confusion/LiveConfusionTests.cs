using Bunit;
using Studio.Experiments.Runs;
using Studio.Web.Outputs.Confusion;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Outputs.Confusion;

public sealed class LiveConfusionTests : ViewContext
{
    [Fact]
    public void Confusion_OfAnEpoch_TakesThePlaceOfTheWords()
    {
        var run = new SampleRun();
        var confusion = Render<LiveConfusion>(p => p.Add(c => c.Run, run.Live));
        Assert.Contains("After the first epoch", confusion.Markup, StringComparison.Ordinal);

        run.Say(new RunEvent.Confusion(70, "validation", Sample.Matrix, IsBest: true));

        confusion.WaitForAssertion(() => Assert.Equal(["8", "2", "1", "9"], confusion.FindAll("td span").Select(c => c.TextContent)));
        Assert.Contains("validation set after step 70, best so far", confusion.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Confusion_BeforeTheFirstEpoch_HasItsRoomAndNoEmptyMatrix()
    {
        var confusion = Render<LiveConfusion>(p => p.Add(c => c.Run, new SampleRun().Live).Add(c => c.Classes, Sample.Classes));

        Assert.Empty(confusion.FindAll("table"));
        Assert.Contains("min-height", confusion.Find(".empty").GetAttribute("style"), StringComparison.Ordinal);
    }

    [Fact]
    public void Confusion_WhileAFoldTrains_SaysWhichUntilAllAreCounted()
    {
        var run = new SampleRun().Say(new RunEvent.Confusion(12, "validation", Sample.Matrix) { Fold = new(2, 5) },
            SampleRun.Points("loss/train", (13, 1)) with { Fold = new(2, 5) });
        var confusion = Render<LiveConfusion>(p => p.Add(c => c.Run, run.Live));
        Assert.Contains("validation set of fold 2 of 5 after step 12", confusion.Markup, StringComparison.Ordinal);

        run.Say(new RunEvent.Confusion(15, "validation", Sample.Matrix));

        confusion.WaitForAssertion(() =>
            Assert.Contains("cross-validated (5 folds) after step 15", confusion.Markup, StringComparison.Ordinal));
    }
}
