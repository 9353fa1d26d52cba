using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results.Sequences;
using Studio.Learning.Data;
using Studio.Learning.Data.Glyphs;
using Studio.Learning.Data.Images;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Sequences;

namespace Studio.Learning.Tests.Transfer.Sequences;

public sealed class ClassSequenceTests : IDisposable
{
    private readonly IImageSet _chalk = Datasets.Images(new GlyphsChalk().Open());

    public void Dispose() => _chalk.Dispose();

    [Fact]
    public void Parts_OfTenClasses_AreInTheirOrderAndDifferByOneAtMost() =>
        Assert.Equal([[0, 1, 2, 3], [4, 5, 6], [7, 8, 9]], ClassSequence.Parts(10, 3).Select(p => p.ToArray()));

    [Fact]
    public void Tasks_OfASet_FitAndTestOnTheirOwnClassesAlone()
    {
        using var sequence = new ClassSequence(Task(), 5);

        Assert.All(sequence.Tasks, t =>
        {
            Assert.Equal(t.Classes, t.Train.Labels.Distinct().Order());
            Assert.Equal(t.Classes, t.Test.Labels.Distinct().Order());
            Assert.Equal(200, t.Test.Count);
        });
        // Of five labels per class, one is set apart to choose by.
        Assert.Equal(10 * 4, sequence.Tasks.Sum(t => t.Train.Count));
    }

    [Fact]
    public void Tasks_AskedByAFewTestImages_HaveTheSameForEverySeed()
    {
        using var first = new ClassSequence(Task(), 5, testPerClass: 7);
        using var second = new ClassSequence(Task() with { Seed = 2 }, 5, testPerClass: 7);

        Assert.All(first.Tasks, t => Assert.Equal(14, t.Test.Count));
        Assert.True(first.Tasks[0].Test.Load([3], 0).Equals(second.Tasks[0].Test.Load([3], 0)));
    }

    [Fact]
    public void Tasks_MoreThanTheClassesMake_AreRefused() =>
        Assert.StartsWith("10 classes cannot be split into 6 tasks of at least two classes. Take 5 tasks or fewer",
        Assert.Throws<ArgumentException>(() => new ClassSequence(Task(), 6)).Message, StringComparison.Ordinal);

    [Fact]
    public void Learn_StoppedAfterTheFirstTask_EndsThere()
    {
        using var sequence = new ClassSequence(Task(), 2, testPerClass: 10);
        var control = new TrainingControl();
        var reached = new List<int>();

        var outcome = sequence.Learn(new() { MaxSteps = 1 }, new() { Control = control }, matrix =>
        {
            reached.Add(matrix.Rows.Count);
            if (matrix.Rows.Count == 1)
                control.Stop();
        });

        Assert.IsType<RunOutcome<AccuracyMatrix>.Stopped>(outcome);
        Assert.Equal([0, 1], reached);
    }

    [Fact]
    public void Learn_Paused_SaysSoAndContinuesToTheSameEnd()
    {
        using var sequence = new ClassSequence(Task(), 2, testPerClass: 10);
        var settings = new SequenceSettings { MaxSteps = 1, Scenario = TaskScenario.ClassIncremental };
        var control = new TrainingControl();
        var told = new List<RunStatus>();
        control.Pause();

        void Report(TrainingEvent happened)
        {
            if (happened is not TrainingEvent.StatusChanged changed)
                return;
            told.Add(changed.Status);
            control.Resume();
        }

        var paused = sequence.Learn(settings, new() { Control = control, Emit = Report });

        Assert.Equal([RunStatus.Paused, RunStatus.Running], told);
        Assert.Equal(sequence.Learn(settings).Value.Rows, paused.Value.Rows);
    }

    private TransferTask Task() =>
        new(Catalog.Find<IBackbone>("resnet-glyphs", "backbone"), null, _chalk, new Recipe.FineTuning(), Seed: 1, LabelsPerClass: 5);
}
