using Bunit;
using MudBlazor;
using Studio.Notebooks.Cells;
using Studio.Web.Cells.Sources;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Sources;

public sealed class PretrainedModelViewTests : CellViewContext<PretrainedModelView, PretrainedModel>
{
    [Fact]
    public void Model_Stages_AreBlocksWithTheirParameters()
    {
        var view = Draw(Sample.Model);

        Assert.Equal(["stem, 100 parameters", "stage 1, 400 parameters", "stage 2, 1.6 k parameters", "stage 3, 6.4 k parameters",
            "head, 50 parameters"], view.FindAll(".block").Select(b => b.GetAttribute("aria-label")));
        Assert.Contains("8.6 k", view.Find("dd").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_AnotherBackbone_IsOneWish()
    {
        var view = Draw(Sample.Model);

        await view.InvokeAsync(() => view.FindComponents<MudSelect<string>>()[0].Instance.ValueChanged.InvokeAsync("other"));

        Assert.Equal([("backbone", "other")], Changes.Select(w => (w.Setting, w.Value.GetString())));
    }

    [Fact]
    public async Task Model_NoWeights_StartsAtRandom()
    {
        var view = Draw(Sample.Model);

        await view.InvokeAsync(() => view.FindComponents<MudSelect<string>>()[1].Instance.ValueChanged.InvokeAsync(""));

        Assert.Equal(System.Text.Json.JsonValueKind.Null, Changes.Single().Value.ValueKind);
    }

    [Fact]
    public void Model_WithItsFormOpen_HasNoSecondOne() =>
        Assert.Empty(Draw(Sample.Model with { IsFolded = false }).FindComponents<MudSelect<string>>());

    [Fact]
    public void Model_OfAnUnknownBackbone_SaysWhatToChoose() =>
        Assert.Contains("Choose a backbone", Draw(Sample.Model with { Backbone = "?" }).Find(".empty").TextContent,
            StringComparison.Ordinal);
}
