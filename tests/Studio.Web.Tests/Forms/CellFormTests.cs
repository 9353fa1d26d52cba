using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Settings;
using Studio.Web.Tests.Fakes;
using CellForm = Studio.Web.Forms.CellForm;

namespace Studio.Web.Tests.Forms;

public sealed class CellFormTests : BunitContext
{
    private static readonly Dataset s_data = new() { Id = "data", Title = "Toys", Source = FakeCatalogue.Dataset };
    private static readonly Transfer s_transfer = new() { Id = "transfer", Data = "data" };

    private readonly List<NotebookEdit.Set> _asked = [];

    public CellFormTests()
    {
        Services.AddSingleton(TimeProvider.System);
        Services.AddMudServices(o => o.PopoverOptions.CheckForPopoverProvider = false);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Render<MudPopoverProvider>();
    }

    [Fact]
    public void Form_OfATransfer_ShowsABeginnerEightFieldsAtMost()
    {
        var form = Draw(s_transfer);

        Assert.Equal(["Title", "Data", "Labels per class", "Model", "Recipe", "Epochs", "Learning rate", "Data augmentation"],
            Labels(form));
        Assert.Equal("false", More(form).GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Form_OfATransfer_SaysRangeDefaultAndWhatASettingDoes()
    {
        var epochs = Setting(Draw(s_transfer), "Epochs").QuerySelector(".help")!;

        Assert.Contains("passes over the training set", epochs.TextContent, StringComparison.Ordinal);
        Assert.Equal("1 to 10,000, default 40", epochs.QuerySelector(".facts")!.TextContent);
        Assert.Equal(epochs.Id, Field(Draw(s_transfer), "Epochs").GetAttribute("aria-describedby"));
    }

    [Fact]
    public void Form_OfFineTuning_SaysTheDefaultThatTheRecipeSets() =>
        Assert.Contains("default 0.0001", Setting(Draw(s_transfer with { Recipe = new Recipe.FineTuning() }), "Learning rate").TextContent,
            StringComparison.Ordinal);

    [Fact]
    public void Form_MorePressed_ShowsTheGroupsAndOpensOneByItsButton()
    {
        var form = Draw(s_transfer);

        More(form).Click();
        Assert.Equal("true", More(form).GetAttribute("aria-expanded"));
        Assert.DoesNotContain("Weight decay", Labels(form));
        Group(form, "Regularisation").Click();

        Assert.Equal("true", Group(form, "Regularisation").GetAttribute("aria-expanded"));
        Assert.Contains("Label smoothing", Labels(form));
        Assert.Contains("https://arxiv.org/abs/1512.00567", Setting(form, "Label smoothing").QuerySelector("a")!.GetAttribute("href"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Form_WithAChangedSetting_SaysSoAndOpensItsGroup()
    {
        var form = Draw(s_transfer with { Recipe = new Recipe.FeatureExtraction { BatchSize = 16 } });

        Assert.StartsWith("1 changed: Batch size 16 images", form.Find(".more .help").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 changed", Group(form, "Training").TextContent, StringComparison.Ordinal);
        Assert.Equal("false", Group(form, "Optimizer").GetAttribute("aria-expanded"));

        form.Find("button[aria-label='Reset Batch size to default: 32 images']").Click();

        Assert.Equal(("transfer", "recipe.batchSize", 16, 32),
            Assert.Single(_asked.Select(a => (a.Id, a.Setting, a.Seen.GetInt32(), a.Value.GetInt32()))));
    }

    [Fact]
    public void Form_Searched_ShowsWhatMatchesWhereverItStands()
    {
        var form = Draw(s_transfer);
        More(form).Click();

        form.Find("input[aria-label='Find a setting']").Input("dropout");

        Assert.Equal("Dropout before the head", Setting(form, "Head dropout").QuerySelector(".help")!.TextContent.Trim().Split(':')[0]);
        Assert.DoesNotContain("Batch size", Labels(form));
        form.Find("input[aria-label='Find a setting']").Input("gradient boosting");
        Assert.Contains("No setting matches", form.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Form_ANumberChanged_AsksForThatSettingAlone()
    {
        var form = Draw(s_transfer);

        Field(form, "Epochs").Change("7");

        var asked = Assert.Single(_asked);
        Assert.Equal(("transfer", "recipe.epochs", 40, 7), (asked.Id, asked.Setting, asked.Seen.GetInt32(), asked.Value.GetInt32()));
    }

    [Fact]
    public void Form_LabelsOfTheDataChanged_AsksTheDataCell()
    {
        Field(Draw(s_transfer), "Labels per class").Change("5");

        var asked = Assert.Single(_asked);
        Assert.Equal(("data", "labelsPerClass", 5), (asked.Id, asked.Setting, asked.Value.GetInt32()));
    }

    [Fact]
    public void Form_AnAugmentationChosen_AsksForTheReadyMadeOne()
    {
        Draw(s_transfer).FindAll(".mud-toggle-item").Single(i => i.TextContent.Trim() == "Photos").Click();

        var asked = Assert.Single(_asked);
        Assert.Equal(("recipe.augmentation", 0.35), (asked.Setting, asked.Value.GetProperty("smallestArea").GetDouble()));
    }

    [Fact]
    public void Form_OfABackbone_SaysSizeAccuracyAndWhereTheWeightsAre()
    {
        var form = Draw(new PretrainedModel { Id = "model", Backbone = "net", Weights = "net-toys" });

        Assert.Equal("110 parameters · input 32 pixels · Toys · 1 kB · Bundled",
            Setting(form, "Backbone").QuerySelector(".chosen")!.TextContent);
    }

    [Fact]
    public void Form_AnotherRecipeChosen_AsksForItWithItsRatesAndTheSharedSettings()
    {
        var form = Draw(s_transfer with
            { Recipe = new Recipe.FeatureExtraction
                { Margin = 4, Inputs = InputScaling.ZeroToOne, Augmentation = Augmentation.Photos, Epochs = 99 } });

        form.FindAll(".mud-toggle-item").Single(i => i.TextContent.Trim() == "Fine-tuning").Click();

        var asked = Assert.Single(_asked);
        Assert.Equal("recipe", asked.Setting);
        Assert.Equal(new Recipe.FineTuning { Margin = 4, Inputs = InputScaling.ZeroToOne, Augmentation = Augmentation.Photos },
            asked.Value.Deserialize<Recipe>(StudioJson.Options));
    }

    [Fact]
    public void Form_AChosenRegulariser_IsExplained() => Assert.Contains("Fisher information",
        Draw(s_transfer with { Recipe = new Recipe.FineTuning { Regulariser = new Regulariser.ElasticWeightConsolidation() } })
            .FindAll("p.chosen").Select(p => p.TextContent).Single(t => t.StartsWith("Elastic weight", StringComparison.Ordinal)),
            StringComparison.Ordinal);

    [Fact]
    public void Form_ARefusedSetting_SaysWhyAtItsField()
    {
        var form = Draw(s_transfer, new CellFault("recipe.epochs", "Someone else has changed it."));

        var faulty = form.FindAll(".mud-input-control")
            .Where(f => f.TextContent.Contains("Someone else has changed it.", StringComparison.Ordinal));
        Assert.Equal("Epochs", Label(Assert.Single(faulty)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Form_OfEveryKind_DrawsItsBasicSettings(string kind)
    {
        var cell = CellKind.All.Single(k => k.Kind == kind).Make(new Notebook("Test", [s_data]));

        var form = Draw(cell);

        Assert.Equal(FormLayout.Of(new Notebook("Test", [s_data, cell]), cell, FakeCatalogue.Value).Basic.Select(f => f.Setting.Label)
            .Prepend("Title"), Labels(form));
    }

    public static TheoryData<string> Kinds => [.. CellKind.All.Select(k => k.Kind)];

    private IRenderedComponent<CellForm> Draw(Cell cell, CellFault? refusal = null) => Render<CellForm>(p => p
        .Add(f => f.Cell, cell).Add(f => f.Notebook, new Notebook("Test", [s_data, cell])).Add(f => f.Catalogue, FakeCatalogue.Value)
        .Add(f => f.Refusal, refusal).Add(f => f.OnSet, EventCallback.Factory.Create<NotebookEdit.Set>(this, _asked.Add)));

    private static AngleSharp.Dom.IElement More(IRenderedComponent<CellForm> form) => form.Find(".more button");

    private static AngleSharp.Dom.IElement Group(IRenderedComponent<CellForm> form, string title) =>
        form.FindAll(".group-head").Single(g => g.TextContent.Trim().StartsWith(title, StringComparison.Ordinal));

    private static AngleSharp.Dom.IElement Setting(IRenderedComponent<CellForm> form, string label) =>
        form.FindAll(".setting").Single(f => Label(f) == label);

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<CellForm> form, string label) =>
        Setting(form, label).QuerySelector("input")!;

    private static string[] Labels(IRenderedComponent<CellForm> form) => [.. form.FindAll(".setting").Select(Label).OfType<string>()];

    private static string? Label(AngleSharp.Dom.IElement field) =>
        field.QuerySelector("label.mud-input-label, legend:not(:empty), .mud-switch p, .mud-switch .mud-typography")?.TextContent.Trim();
}
