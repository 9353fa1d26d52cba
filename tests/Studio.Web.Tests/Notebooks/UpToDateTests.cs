using Bunit;
using MudBlazor.Services;
using Studio.Web.Notebooks;

namespace Studio.Web.Tests.Notebooks;

public sealed class UpToDateTests : BunitContext
{
    public UpToDateTests()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Alert_ForSomebodyWhoMayRun_OffersToRunAgainAndToReplay()
    {
        var asked = new List<string>();
        var alert = Render<UpToDate>(p => p.Add(u => u.Sentence, "Up to date.").Add(u => u.MayRun, true)
            .Add(u => u.OnRun, () => asked.Add("run")).Add(u => u.OnReplay, () => asked.Add("replay"))
            .Add(u => u.OnDismiss, () => asked.Add("close")));

        foreach (var button in alert.FindAll("button").ToArray())
            button.Click();

        Assert.Equal(["close", "replay", "run"], asked.Order());
        Assert.Equal("status", alert.Find(".up-to-date").GetAttribute("role"));
    }

    [Fact]
    public void Alert_ForSomebodyWhoMayOnlyWatch_OffersTheReplayAlone() =>
        Assert.DoesNotContain("Run again", Render<UpToDate>(p => p.Add(u => u.Sentence, "Up to date.")).Markup, StringComparison.Ordinal);
}
