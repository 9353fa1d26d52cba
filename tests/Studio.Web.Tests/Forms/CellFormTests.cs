using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Studio.Experiments.Recipes;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Web.Cells;
using Studio.Web.Tests.Fakes;
using CellForm = Studio.Web.Forms.CellForm;

namespace Studio.Web.Tests.Forms;

public sealed class CellFormTests : BunitContext
{
    private static readonly Dataset s_data = new() { Id = "data", Title = "Toys", Source = FakeCatalogue.Dataset };
    private static readonly Transfer s_transfer = new() { Id = "transfer", Data = "data" };

    private readonly List<SettingChange> _asked = [];

    public CellFormTests()
    {
        Services.AddMudServices(o => o.PopoverOptions.CheckForPopoverProvider = false);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Render<MudPopoverProvider>();
    }

    [Fact]
    public void Form_OfATransfer_SaysRangeDefaultAndWhatASettingDoes()
    {
        var form = Draw(s_transfer);

        var epochs = form.FindAll(".mud-input-control").Single(f => Label(f) == "Epochs");
        Assert.Contains("Passes over the fit part", epochs.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 to 10000", epochs.TextContent, StringComparison.Ordinal);
        Assert.Contains("default 40", epochs.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Form_ANumberChanged_AsksForThatSettingAlone()
    {
        var form = Draw(s_transfer);

        Field(form, "Epochs").Change("7");

        var asked = Assert.Single(_asked);
        Assert.Equal(("recipe.epochs", 40, 7), (asked.Setting, asked.Seen.GetInt32(), asked.Value.GetInt32()));
    }

    [Fact]
    public void Form_AnotherRecipeChosen_AsksForItWithItsDefaults()
    {
        var form = Draw(s_transfer);

        form.FindAll(".mud-toggle-item").Single(i => i.TextContent.Trim() == "Fine tuning").Click();

        var asked = Assert.Single(_asked);
        Assert.Equal("recipe", asked.Setting);
        Assert.Equal("fine-tuning", asked.Value.GetProperty("kind").GetString());
    }

    [Fact]
    public void Form_AChosenRegulariser_IsExplained() => Assert.Contains("Fisher information",
        Draw(s_transfer with { Recipe = new Recipe.FineTuning { Regulariser = new Regulariser.ElasticWeightConsolidation() } }).FindAll("p.help").Select(p => p.TextContent).Single(t => t.StartsWith("Not every weight", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Form_ARefusedSetting_SaysWhyAtItsField()
    {
        var form = Draw(s_transfer, new CellFault("recipe.epochs", "Somebody was faster."));

        var faulty = form.FindAll(".mud-input-control").Where(f => f.TextContent.Contains("Somebody was faster.", StringComparison.Ordinal));
        Assert.Equal("Epochs", Label(Assert.Single(faulty)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Form_OfEveryKind_DrawsAllItsSettings(string kind)
    {
        var cell = CellKind.All.Single(k => k.Kind == kind).Make(new Notebook("Test", [s_data]));

        var form = Draw(cell);

        Assert.Equal(Studio.Notebooks.Settings.CellForm.Of(new Notebook("Test", [s_data, cell]), cell, FakeCatalogue.Value).Count + 1, form.FindAll(".form")[0].Children.Length);
    }

    public static TheoryData<string> Kinds => [.. CellKind.All.Select(k => k.Kind)];

    private IRenderedComponent<CellForm> Draw(Cell cell, CellFault? refusal = null) => Render<CellForm>(p => p
        .Add(f => f.Cell, cell).Add(f => f.Notebook, new Notebook("Test", [s_data, cell])).Add(f => f.Catalogue, FakeCatalogue.Value)
        .Add(f => f.Refusal, refusal).Add(f => f.OnSet, EventCallback.Factory.Create<SettingChange>(this, _asked.Add)));

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<CellForm> form, string label) => form.FindAll(".mud-input-control").Single(f => Label(f) == label).QuerySelector("input")!;

    private static string? Label(AngleSharp.Dom.IElement field) => field.QuerySelector("label")?.TextContent.Trim();
}
