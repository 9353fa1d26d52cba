using Studio.Experiments.Results;
using Studio.Experiments.Results.Efficiency;
using Studio.Experiments.Runs;
using Studio.Learning.Training;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Cells;

public sealed class LabelEfficiencyRunnerTests : IDisposable
{
    private static readonly LabelEfficiency s_cell =
        new() { Id = "efficiency", Data = "data", Model = "model", MostLabels = 2, Seeds = 1, MaxSteps = 2 };
    private static readonly RunRequest s_request = Workplace.Request(s_cell, 1, ("data", Made.Glyphs()), ("model", Made.Pretrained()));
    private static readonly Lazy<(LabelEfficiencyResult Result, IReadOnlyList<RunEvent> Told)> s_undisturbed = new(Undisturbed);
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Run_TwoSteps_TriesEachRecipeOnTheSameLabelsAndCountsItsCost()
    {
        var (result, told) = s_undisturbed.Value;

        Assert.Equal([("from-scratch", 1), ("feature-extraction", 1), ("fine-tuning", 1), ("from-scratch", 2), ("feature-extraction", 2),
            ("fine-tuning", 2)], result.Trials.Select(t => (t.Recipe, t.Labels)));
        Assert.All(result.Trials, t => Assert.InRange(t.Accuracy, 0, 1));
        // With one label a class the same 12 images the training and validation sets; a frozen backbone looks at each once and learns
        // nothing.
        Assert.Equal((12, 0), (result.Trials[1].Cost.ForwardImages, result.Trials[1].Cost.TrainedImages));
        Assert.All(result.Trials.Where(t => t.Recipe != "feature-extraction"),
            t => Assert.True(t.Cost.TrainedImages > 0 && t.Cost.MultiplyAdds > result.Trials[1].Cost.MultiplyAdds));
        Assert.Equal(6, told.OfType<RunEvent.Interim>().Count());
        Assert.True(told.OfType<RunEvent.Progress>().Last() is { Step: 6, TotalSteps: 6 });
        Assert.Equal(76_800, result.PretrainingImages);
    }

    [Fact]
    public void Run_ResumingFromACheckpoint_TriesOnlyWhatIsLeft()
    {
        var context = _place.Context with
            { Checkpoints = _place.Context.Checkpoints with { Interval = TimeSpan.Zero, Written = trials => { if (trials == 4)
                _place.Context.Control.Stop(); } } };
        Assert.IsType<RunOutcome<CellResult>.Stopped>(new LabelEfficiencyRunner().Run(s_request, context));

        using var elsewhere = new Workplace();
        File.Copy(Path.Combine(context.Checkpoints.Folder, "finished.json"),
            Path.Combine(elsewhere.Context.Checkpoints.Folder, "finished.json"));
        var result = (LabelEfficiencyResult)new LabelEfficiencyRunner().Run(s_request, elsewhere.Context).Value;

        Assert.Equal([5, 6], elsewhere.Told.OfType<RunEvent.Interim>().Select(i => i.Step));
        Assert.Equal(s_undisturbed.Value.Result.Trials.Select(t => (t.Recipe, t.Labels, t.Accuracy)),
            result.Trials.Select(t => (t.Recipe, t.Labels, t.Accuracy)));
    }

    private static (LabelEfficiencyResult, IReadOnlyList<RunEvent>) Undisturbed()
    {
        using var place = new Workplace();
        return ((LabelEfficiencyResult)new LabelEfficiencyRunner().Run(s_request, place.Context).Value, place.Told);
    }
}
