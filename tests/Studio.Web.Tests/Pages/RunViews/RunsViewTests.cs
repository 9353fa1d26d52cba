using Studio.Web.Pages.RunViews;

namespace Studio.Web.Tests.Pages.RunViews;

public sealed class RunsViewTests
{
    [Theory]
    [InlineData("/runs")]
    [InlineData(
        "/runs?q=glyphs&status=failed&sort=-figure.accuracy&group=person&columns=setting.recipe.epochs;figure.accuracy"
            + "&compare=00000000000000000000000000000001")]
    public void Address_OfWhatAnAddressSays_IsTheSame(string address) =>
        Assert.Equal(address, RunsView.Parse(new("http://studio" + address)).Address());

    [Theory]
    [InlineData("/runs?sort=beauty")]
    [InlineData("/runs?group=colour&columns=password&compare=none")]
    public void Parse_WhatCannotBeUnderstood_ShowsAllRuns(string address) =>
        Assert.Equal("/runs", RunsView.Parse(new("http://studio" + address)).Address());

    [Fact]
    public void Choose_MoreRunsThanThereAreColours_KeepsTheFirst()
    {
        var view = Enumerable.Range(0, 9).Select(_ => Guid.NewGuid()).Aggregate(new RunsView(), (v, run) => v.Choose(run, true));

        Assert.Equal(RunsView.MostCompared, view.Compared.Count);
        Assert.Equal(1, view.PlaceOf(view.Compared[1]));
        Assert.Equal(view.Compared.Skip(1), view.Choose(view.Compared[0], false).Compared);
    }

    [Fact]
    public void SortBy_TheSameColumnTwice_TurnsItRound()
    {
        var once = new RunsView().SortBy("result");

        Assert.Equal(("result", true), (once.Query.Sort, once.Query.IsDescending));
        Assert.False(once.SortBy("result").Query.IsDescending);
    }
}
