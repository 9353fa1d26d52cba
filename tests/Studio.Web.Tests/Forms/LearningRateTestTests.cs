using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Editing;
using Studio.Runtime.Link;
using Studio.Web.Forms;
using Studio.Web.Live;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Forms;

public sealed class LearningRateTestTests : BunitContext
{
    private static readonly Guid s_test = Guid.NewGuid();
    private static readonly LearningRateCurve s_curve = new([new(1e-4, 2), new(2.1e-3, 1), new(1e-2, .5), new(.1, 1.5)], HasDiverged: true);
    private static readonly Transfer s_transfer = new() { Id = "transfer", Data = "data", Model = "model" };

    private readonly FakeTimeProvider _clock = new();
    private readonly List<InteractiveRequest> _asked = [];
    private readonly List<NotebookEdit.Set> _set = [];
    private readonly Queue<InteractiveAnswer> _answers = [];

    public LearningRateTestTests()
    {
        Services.AddSingleton<TimeProvider>(_clock);
        Services.AddScoped<PageConnection>();
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task Pressed_UntilTheTestIsFinished_ShowsItsProgressAndThenTheSuggestion()
    {
        Answers(Test("computing features"), Test("training at rising learning rates", 2), Finished());
        var form = Draw(s_transfer);

        form.Find("button").Click();
        Assert.Contains("Computing features.", form.Markup, StringComparison.Ordinal);
        Assert.Equal("Stop the test", form.Find("button").TextContent);
        await PassAsync(form);
        Assert.Contains("Step 2 of at most 100.", form.Markup, StringComparison.Ordinal);
        await PassAsync(form);

        Assert.StartsWith("Suggested learning rate: 0.0021,", form.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Find a learning rate", form.Find("button").TextContent);
        Assert.StartsWith("Loss over learning rate", form.Find(".plot").GetAttribute("aria-label"), StringComparison.Ordinal);
        var find = Assert.IsType<InteractiveRequest.FindLearningRate>(_asked[0]);
        Assert.Equal((s_transfer.Recipe, FakeCatalogue.Dataset, "net"), (find.Task.Recipe, find.Data.Reference, find.Model.Backbone));
        Assert.All(_asked.Skip(1), a => Assert.Equal(new InteractiveRequest.FollowLearningRate("worker", s_test), a));
    }

    [Fact]
    public void Use_OfTheSuggestion_SetsTheRateAsOneEdit()
    {
        Answers(Finished());
        var form = Draw(s_transfer);
        form.Find("button").Click();

        Use(form, "Use 0.0021").Click();

        var edit = Assert.Single(_set);
        Assert.Equal(("transfer", "recipe"), (edit.Id, edit.Setting));
        Assert.Equal(s_transfer.Recipe, edit.Seen.Deserialize<Recipe>(StudioJson.Options));
        Assert.Equal(s_transfer.Recipe.AtLearningRate(0.0021), edit.Value.Deserialize<Recipe>(StudioJson.Options));
    }

    [Fact]
    public void Use_OnceItIsSet_IsDisabledAndTheTestStillFitsWithOtherEpochs()
    {
        Answers(Finished());
        var form = Draw(s_transfer);
        form.Find("button").Click();

        form.Render(p => p.Add(c => c.Transfer, s_transfer.Stated(Notebook.Empty) with
            { Recipe = s_transfer.Recipe.AtLearningRate(0.0021) with { Epochs = 5 } }));

        Assert.True(Use(form, "Use 0.0021").HasAttribute("disabled"));
        Assert.DoesNotContain("have changed", form.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_ChangedAfterTheTest_SayThatItMayNotFit()
    {
        Answers(Finished());
        var form = Draw(s_transfer);
        form.Find("button").Click();

        form.Render(p => p.Add(c => c.Transfer, (s_transfer with { Recipe = new Recipe.FineTuning() }).Stated(Notebook.Empty)));

        Assert.Contains("Settings have changed since this test", form.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Stop_WhileItRuns_EndsTheTestOnItsWorkerAndAsksNoMore()
    {
        Answers(Test("computing features"), Test("computing features"));
        var form = Draw(s_transfer);
        form.Find("button").Click();

        form.Find("button").Click();
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(new InteractiveRequest.FollowLearningRate("worker", s_test, IsToEnd: true), _asked[^1]);
        Assert.Equal(2, _asked.Count);
        Assert.Equal("Stopped.", form.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Pressed_WhileTheWorkerIsBusy_SaysSo()
    {
        Answers(new InteractiveAnswer.Refused("The worker is busy with a run. Try again when it has ended."));
        var form = Draw(s_transfer);

        form.Find("button").Click();

        Assert.Equal("The worker is busy with a run. Try again when it has ended.", form.Find("[role=status]").TextContent);
        Assert.Equal("Find a learning rate", form.Find("button").TextContent);
    }

    [Fact]
    public async Task Form_ClosedDuringTheTest_AsksNoMore()
    {
        Answers(Test("computing features"));
        Draw(s_transfer).Find("button").Click();

        await DisposeComponentsAsync();
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Single(_asked);
    }

    [Theory]
    [InlineData("choose a data set", null, "model", null), InlineData("choose a pretrained model", "data", null, null),
        InlineData("continues from a checkpoint", "data", "model", "abc")]
    public void Button_WithoutWhatATestNeeds_SaysWhy(string why, string? data, string? model, string? startFrom)
    {
        var form = Draw(s_transfer with { Data = data, Model = model, StartFrom = startFrom });

        Assert.True(form.Find("button").HasAttribute("disabled"));
        Assert.Contains(why, form.Find(".help").TextContent, StringComparison.Ordinal);
    }

    /// <summary>Lets a second pass. What it set off is on the renderer's queue before the empty call,
    /// so it has happened when that returns.</summary>
    private Task PassAsync(IRenderedComponent<LearningRateTest> form)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        return form.InvokeAsync(() => { });
    }

    private static AngleSharp.Dom.IElement Use(IRenderedComponent<LearningRateTest> form, string text) =>
        form.FindAll("button").Single(b => b.TextContent.Trim() == text);

    private static InteractiveAnswer.LearningRateTest Test(string doing, int points = 0) =>
        new("worker", s_test, doing, new([.. s_curve.Points.Take(points)], false), IsFinished: false);

    private static InteractiveAnswer.LearningRateTest Finished() =>
        new("worker", s_test, "training at rising learning rates", s_curve, IsFinished: true);

    private void Answers(params InteractiveAnswer[] answers) => Array.ForEach(answers, _answers.Enqueue);

    private IRenderedComponent<LearningRateTest> Draw(Transfer cell) => Render<LearningRateTest>(p => p
        .Add(c => c.Cell, cell).Add(c => c.Transfer, cell.Stated(Notebook.Empty)).Add(c => c.OnSet, _set.Add)
        .Add(c => c.Notebook,
            new Notebook("Test",
                [new Dataset { Id = "data", Source = FakeCatalogue.Dataset },
                    new PretrainedModel { Id = "model", Backbone = "net", Weights = "net-toys" }, cell]))
        .Add(c => c.Ask, (request, _) => { _asked.Add(request); return Task.FromResult(_answers.Dequeue()); }));
}
