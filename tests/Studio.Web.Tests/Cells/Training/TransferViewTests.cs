using Bunit;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results.Evidence;
using Studio.Experiments.Runs;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;
using Studio.Web.Cells;
using Studio.Web.Cells.Training;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Training;

public sealed class TransferViewTests : CellViewContext<TransferView, Transfer>
{
    private readonly SampleRun _run = new();

    [Fact]
    public void Transfer_NeverRun_SaysWhatWillBeSeenAndWhatToPress() =>
        Assert.StartsWith("Press Run.", Draw(Sample.Transfer).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Transfer_WithCopiesInItsTestPart_IsReportedByTheCoachAndFixedByTwoCells()
    {
        var evidence = new TransferEvidence([new(.5, .5, .8)], 0, [10, 10], 1, [], new([0], [1], true, null), null, [new(1, 30)]);
        var view = Draw(Sample.Transfer,
            Sample.State(Sample.Run(Sample.Transfer, RunStatus.Completed, Sample.Trained with { Evidence = evidence }, _run.Live.Id)));

        var coach = view.Find("[aria-label='Findings of the coach']");
        Assert.Contains("1 of 20 test images", coach.TextContent, StringComparison.Ordinal);
        await coach.QuerySelector("button")!.ClickAsync();

        Assert.True(Assert.IsType<Dataset>(Added[0]).DropCopies);
        Assert.Equal(Added[0].Id, Assert.IsType<Transfer>(Added[1]).Data);
    }

    [Fact]
    public void Transfer_WithoutAModel_SaysWhatToChoose() =>
        Assert.Contains("Choose a pretrained model", Draw(Sample.Transfer with { Model = null }).Find(".empty").TextContent,
            StringComparison.Ordinal);

    [Fact]
    public async Task Transfer_AClickOnAFrozenStage_OpensItAndAllBehindIt()
    {
        var view = Draw(Sample.Transfer);

        await Stage(view, "stage 1").ClickAsync();

        Assert.Equal(("recipe.unfrozenStages", 3), Wanted());
    }

    [Fact]
    public async Task Transfer_AClickOnAnOpenStage_FreezesItAndAllBeforeIt()
    {
        var view = Draw(Sample.Transfer);

        await Stage(view, "stage 2").ClickAsync();

        Assert.Equal(("recipe.unfrozenStages", 1), Wanted());
    }

    [Fact]
    public async Task Transfer_AClickOnAFrozenBackbone_MakesItFineTuning()
    {
        var view = Draw(Sample.Transfer with { Recipe = new Recipe.FeatureExtraction() });

        await Stage(view, "stage 3").ClickAsync();

        Assert.Equal(1,
            Assert.IsType<Recipe.FineTuning>(
                StudioJson.Read<Recipe>(Assert.Single(Changes, w => w.Setting == "recipe").Value.GetRawText())).UnfrozenStages);
    }

    [Fact]
    public async Task Transfer_AClickThatChangesTheRecipe_SaysSoAndCanBeUndone()
    {
        var messages = Render<MudBlazor.MudSnackbarProvider>();
        var cell = Sample.Transfer with { Title = "Frozen signs", Recipe = new Recipe.FeatureExtraction() };
        var view = Draw(cell);

        await Stage(view, "stage 3").ClickAsync();

        messages.WaitForAssertion(() => Assert.Contains("The recipe is now fine-tuning: 8 epochs (40 before), "
            + "head at rate 0.0001 (0.001 before), batches of 8 (32 before).", messages.Markup, StringComparison.Ordinal));
        Assert.Equal("Frozen signs, now fine-tuned", Assert.Single(Changes, w => w.Setting == "title").Value.GetString());
        Changes.Clear();
        view.Render(p => p.Add(v => v.Cell,
            cell with { Title = "Frozen signs, now fine-tuned", Recipe = new Recipe.FineTuning { UnfrozenStages = 1 } }));
        await messages.Find("button.mud-snackbar-action-button, .mud-snackbar button").ClickAsync();
        messages.WaitForAssertion(() => Assert.Equal(2, Changes.Count));
        Assert.Equal("Frozen signs", Changes[1].Value.GetString());
        Assert.IsType<Recipe.FeatureExtraction>(StudioJson.Read<Recipe>(Changes[0].Value.GetRawText()));
    }

    [Fact]
    public void Transfer_AFrozenRecipeThatBecomesFineTuning_HasASlopeThatCanBeDragged()
    {
        var slope = JSInterop.SetupModule("./slope.js");
        slope.Mode = JSRuntimeMode.Loose;
        var view = Draw(Sample.Transfer with { Recipe = new Recipe.FeatureExtraction() });
        Assert.Empty(slope.Invocations["attach"]);

        view.Render(p => p.Add(v => v.Cell, Sample.Transfer));

        view.WaitForAssertion(() => Assert.Single(slope.Invocations["attach"]));
    }

    [Fact]
    public void Transfer_ABranch_DrawsItsParentUpToTheBranchBeforeItRuns()
    {
        _run.Say(SampleRun.Points("loss/train", (1, .9), (2, .8), (3, .7)));

        var view = Draw(Sample.Transfer with { Branch = new("gone", _run.Live.Id, 2) });

        view.WaitForAssertion(() => Assert.Contains("parent up to the branch", view.FindAll(".key").Select(k => k.TextContent)));
        Assert.DoesNotContain(view.FindAll(".curve-chart .empty"),
            e => e.TextContent.StartsWith("The training loss", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Transfer_AnArrowOnTheSlope_RaisesTheRate()
    {
        var view = Draw(Sample.Transfer);

        await view.Find("[role=slider][aria-label='Learning rate of the last stage']").KeyDownAsync("ArrowUp");

        Assert.Equal(("recipe.backboneLearningRate", .0013), Wanted());
    }

    [Fact]
    public void Transfer_GradualUnfreezing_HasATimetableBelowTheStages() =>
        Assert.Equal(["–", "–", "epoch 4", "epoch 1", "warm-up"], Draw(Sample.Transfer).FindAll(".when").Select(w => w.TextContent));

    [Fact]
    public void Transfer_ARefusal_IsSaidBesideTheMap() =>
        Assert.Equal("Someone else has changed it.",
            Draw(Sample.Transfer, refusal: new CellFault("recipe", "Someone else has changed it.")).Find("[role=alert]").TextContent);

    [Fact]
    public async Task Transfer_WhileItRuns_AClickOnAStageSteersTheRun()
    {
        var view = Draw(Sample.Transfer, Running());

        await Stage(view, "stage 3").ClickAsync();

        Assert.Equal(new RunOrder(_run.Live.Id, new RunCommand.Intervene(new Intervention.Frozen("stage 3"))), Assert.Single(Orders));
        Assert.Empty(Changes);
    }

    [Fact]
    public async Task Transfer_AStageThatWasFrozenByHand_IsOpenedByTheNextClick()
    {
        var view = Draw(Sample.Transfer, Running());
        _run.Say(new RunEvent.Mark(120, "'stage 3' frozen after step 120.", "JO", new Intervention.Frozen("stage 3")));

        view.WaitForAssertion(() => Assert.Equal("false", Stage(view, "stage 3").GetAttribute("aria-pressed")));
        await Stage(view, "stage 3").ClickAsync();

        Assert.Equal(new RunCommand.Intervene(new Intervention.Unfrozen("stage 3")), Assert.Single(Orders).Command);
    }

    [Fact]
    public void Transfer_WhileItRuns_StagesThatTheRunNeverOpensCannotBePressed() =>
        Assert.DoesNotContain(Draw(Sample.Transfer, Running()).FindAll("button.block"),
            b => b.GetAttribute("aria-label")!.StartsWith("stem", StringComparison.Ordinal));

    [Fact]
    public async Task Transfer_HalfTheRate_IsOnePress()
    {
        var view = Draw(Sample.Transfer, Running());

        await view.Find("button[aria-label$='halve the learning rate']").ClickAsync();

        Assert.Equal(new RunCommand.Intervene(new Intervention.RatesScaled(.5)), Assert.Single(Orders).Command);
    }

    [Fact]
    public async Task Transfer_WhatIsAskedForInAFold_SaysAtOnceWhereItTakesEffect()
    {
        var view = Draw(Sample.Transfer, Running());
        _run.Say(new RunEvent.Progress(3, 48, 90, "images", TimeSpan.FromSeconds(9), "fold 1 of 5, epoch 1 of 8")
            { Fold = new(1, 5), InterventionsWait = "It takes effect in the final training." });

        await Stage(view, "stage 3").ClickAsync();

        Assert.Equal("freeze stage 3: it takes effect in the final training.", view.Find(".steer [role=status]").TextContent);
        _run.Say(new RunEvent.Mark(160, "'stage 3' frozen after step 160.", "3f0a", new Intervention.Frozen("stage 3")));
        view.WaitForAssertion(() => Assert.Equal("'stage 3' frozen after step 160.", view.Find(".steer [role=status]").TextContent));
    }

    [Fact]
    public void Transfer_Completed_SaysAccuracyWithItsInterval()
    {
        var view = Draw(Sample.Transfer, Sample.State(Sample.Run(Sample.Transfer, RunStatus.Completed, Sample.Trained, _run.Live.Id)));

        Assert.Equal("85.0 %", view.Find("dd").TextContent);
        Assert.Equal("of 20 test images correct, 95 % interval 70.0 to 95.0 %", view.Find("dt").TextContent);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Transfer_ThatWatchesForgetting_DrawsTheOldTaskToo(bool isWatched)
    {
        var cell = Sample.Transfer with { Recipe = new Recipe.FineTuning { WatchForgetting = isWatched } };

        var view = Draw(cell, Sample.State(Sample.Run(cell, RunStatus.Running, id: _run.Live.Id)));

        Assert.Equal(isWatched, view.FindAll("figcaption b").Any(t => t.TextContent == "Accuracy on the old task"));
    }

    [Fact]
    public async Task Transfer_OfSeveralSeeds_LetsOneChooseTheSeedThatIsLookedAt()
    {
        var second = new SampleRun().Say(new RunEvent.Confusion(7, "validation", Sample.Matrix));
        var view = Draw(Sample.Transfer,
            Sample.State(Sample.Run(Sample.Transfer, RunStatus.Running, id: _run.Live.Id),
                Sample.Run(Sample.Transfer, RunStatus.Running, id: second.Live.Id, seed: 2)));
        Assert.Empty(view.FindAll("td span"));

        await view.FindAll(".seeds button")[1].ClickAsync();

        Assert.Equal(["8", "2", "1", "9"], view.FindAll("td span").Select(c => c.TextContent));
    }

    [Fact]
    public async Task Transfer_OfSeveralSeeds_FollowsTheOneThatTrainsUntilOneIsChosen()
    {
        var second = new SampleRun();
        Studio.Runtime.Notebooks.CellState State(RunStatus first, RunStatus other) =>
            Sample.State(Sample.Run(Sample.Transfer, first, id: _run.Live.Id),
                Sample.Run(Sample.Transfer, other, id: second.Live.Id, seed: 2));
        var view = Draw(Sample.Transfer, State(RunStatus.Running, RunStatus.Queued));
        Assert.Equal("seed 1", Pressed());

        view.Render(p => p.Add(v => v.State, State(RunStatus.Completed, RunStatus.Running)));
        Assert.Equal("seed 2", Pressed());

        await view.FindAll(".seeds button")[0].ClickAsync();
        view.Render(p => p.Add(v => v.State, State(RunStatus.Completed, RunStatus.Paused)));
        Assert.Equal("seed 1", Pressed());

        string Pressed() => view.Find(".seeds button[aria-pressed=true]").TextContent;
    }

    [Fact]
    public void Transfer_RunsOnTheProjector_LetsStagesBeFrozen() =>
        Assert.NotEmpty(Draw(Sample.Transfer, Running(), isPresented: true).FindAll("button.block"));

    [Fact]
    public void Transfer_StandsOnTheProjector_HasNoSettingToPress() =>
        Assert.Empty(Draw(Sample.Transfer, isPresented: true).FindAll("button.block, .steer"));

    private Studio.Runtime.Notebooks.CellState Running() => Sample.State(Sample.Run(Sample.Transfer, RunStatus.Running, id: _run.Live.Id));

    private (string Setting, double Value) Wanted() => (Assert.Single(Changes).Setting, Changes[0].Value.GetDouble());

    private static AngleSharp.Dom.IElement Stage(IRenderedComponent<TransferView> view, string name) =>
        view.FindAll("button.block").Single(b => b.GetAttribute("aria-label")!.StartsWith(name + ",", StringComparison.Ordinal));
}
