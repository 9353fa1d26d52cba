using Studio.Experiments.Results;
using Studio.Experiments.Results.Sequences;
using Studio.Experiments.Runs;
using Studio.Learning.Training;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Cells;

public sealed class TaskSequenceRunnerTests : IDisposable
{
    private static readonly TaskSequence s_cell = new()
    {
        Id = "sequence", Data = "data", Model = "model", Tasks = 2, FrozenBackbone = null, L2Sp = null, ElasticWeightConsolidation = null,
        LearningWithoutForgetting = null,
        Rehearsal = new() { ImagesPerClass = 1 }, Joint = null, TestImagesPerClass = 30, Seeds = 2, MaxSteps = 1,
    };
    private static readonly RunRequest s_request =
        Workplace.Request(s_cell, 1, ("data", Made.Glyphs() with { Reference = "glyphs-chalk" }), ("model", Made.Pretrained()));
    private static readonly Lazy<(TaskSequenceResult Result, IReadOnlyList<RunEvent> Told)> s_undisturbed = new(Undisturbed);
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Run_TwoSeeds_GivesEachRemedyItsMatrixAndTheDifferenceToNone()
    {
        var (result, told) = s_undisturbed.Value;

        Assert.Equal(["Naive", "Rehearsal"], result.Outcomes.Select(o => o.Method.Title));
        Assert.Equal([5, 5], result.Classes.Select(c => c.Count));
        Assert.All(result.Outcomes, o =>
        {
            Assert.Equal([1UL, 2UL], o.Seeds);
            Assert.Equal([2, 2], o.Matrix.Rows.Select(r => r.Count));
            Assert.All(o.Matrix.Rows.SelectMany(r => r), share => Assert.InRange(share, 0, 1));
            Assert.True(o.Seconds > 0);
        });
        // Without earlier tasks there is nothing to method: the first row is the same, seed by seed.
        Assert.Equal(result.Outcomes[0].Matrix.Rows[0], result.Outcomes[1].Matrix.Rows[0]);
        Assert.Null(result.Outcomes[0].AgainstNone);
        Assert.Equal(result.Outcomes[1].Matrix.Average - result.Outcomes[0].Matrix.Average, result.Outcomes[1].AgainstNone!.Estimate, 1e-9);
        Assert.Contains(told, e => e is RunEvent.Interim { Step: 4 });
    }

    [Fact]
    public void Run_WhileTheFirstSeedLearns_ReportsTheCurveTaskByTask()
    {
        var interim = s_undisturbed.Value.Told.OfType<RunEvent.Interim>()
            .Select(i => (i.Step, Rows: ((TaskSequenceResult)i.Value).Outcomes[^1].SoFar[0].Count)).ToArray();

        Assert.Equal([(1, 1), (1, 2), (2, 1), (2, 2), (3, 2), (4, 2)], interim);
    }

    [Fact]
    public void Run_ResumingFromACheckpoint_LearnsOnlyWhatIsLeft()
    {
        var context = _place.Context with
            { Checkpoints = _place.Context.Checkpoints with { Interval = TimeSpan.Zero, Written = trials => { if (trials == 3)
                _place.Context.Control.Stop(); } } };
        Assert.IsType<RunOutcome<CellResult>.Stopped>(new TaskSequenceRunner().Run(s_request, context));

        using var elsewhere = new Workplace();
        File.Copy(Path.Combine(context.Checkpoints.Folder, "finished.json"),
            Path.Combine(elsewhere.Context.Checkpoints.Folder, "finished.json"));
        var result = (TaskSequenceResult)new TaskSequenceRunner().Run(s_request, elsewhere.Context).Value;

        Assert.Equal([4], elsewhere.Told.OfType<RunEvent.Interim>().Select(i => i.Step));
        Assert.Equal(s_undisturbed.Value.Result.Outcomes.Select(o => o.Accuracies), result.Outcomes.Select(o => o.Accuracies));
    }

    private static (TaskSequenceResult, IReadOnlyList<RunEvent>) Undisturbed()
    {
        using var place = new Workplace();
        return ((TaskSequenceResult)new TaskSequenceRunner().Run(s_request, place.Context).Value, place.Told);
    }
}
