using Studio.Experiments.Events;
using Studio.Learning.Training;
using Studio.Learning.Training.Batches;
using Studio.Learning.Training.Optimizers;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training;

/// <summary>A task without validation: its last weights are kept.</summary>
public sealed class StepCountedTrainingTests
{
    private readonly List<TrainingEvent> _events = [];

    [Fact]
    public void Run_NineStepsShownEveryFour_ShowsTheBeginningTheFourthsAndTheEnd()
    {
        Loop(new(), 9).Run();

        Assert.Equal([0, 4, 8, 9], _events.OfType<TrainingEvent.Wrote>().Select(w => w.Step));
        Assert.All(_events.OfType<TrainingEvent.Progressed>(), p => Assert.Equal("turns", p.Unit));
        Assert.Equal(Enumerable.Range(1, 9).Select(i => (i, (double)i)), Points("value").Select(p => (p.Step, p.Value)));
    }

    [Fact]
    public void Run_ValueNoLongerANumber_SaysThatItDiverged()
    {
        var outcome = Loop(new() { BreaksAt = 5 }, 9).Run();

        Assert.Equal(RunStatus.Diverged, outcome.Status);
        Assert.Contains("lower learning rate", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3, 4], Points("value").Select(p => p.Step).Take(4));
        Assert.DoesNotContain(5, Points("value").Select(p => p.Step));
    }

    [Fact]
    public void Run_RatesScaledTwice_MultipliesAndKeepsTheFactorsInTheCheckpoint()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        var file = new CheckpointFile(path, TimeSpan.FromHours(1), "counter");
        var control = new TrainingControl();
        control.Ask(new Intervention.RatesScaled(0.5));
        control.Ask(new Intervention.RatesScaled(0.5));
        control.Ask(new Intervention.Frozen("head"));

        Loop(new(), 9, control, file, e => { if (e is TrainingEvent.Wrote { Step: 4 }) control.Stop(); }).Run();
        var outcome = Loop(new(), 9, checkpoint: file).Run();

        File.Delete(path);
        Assert.Equal((RunStatus.Completed, 9), (outcome.Status, outcome.Steps));
        Assert.Equal(Enumerable.Repeat(0.25, 9), Points("learning-rate").Select(p => p.Value));
        Assert.Contains("no stage", _events.OfType<TrainingEvent.Intervened>().Last().Sentence, StringComparison.Ordinal);
    }

    /// <summary>As the loops of GANs and of language models wrote it before all tasks had one loop (2026-11).</summary>
    [Fact]
    public void Run_CheckpointOfAnEarlierVersion_IsRefusedWithWhatToDo()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        SafeTensors.Write(path, [], new Dictionary<string, string>
        {
            [FileSeal.Key] = FileSeal.Blank, ["studio.identity"] = "counter",
            ["studio.position"] = """{"step":4,"rateFactor":0.5}""",
        });
        FileSeal.Close(path);

        var fault = Assert.Throws<InvalidDataException>(() => Loop(new(), 9, checkpoint: new(path, TimeSpan.Zero, "counter")).Run());

        File.Delete(path);
        Assert.Equal($"The checkpoint '{path}' was written by another version of the studio, which resumes in another way. "
            + "Start the run again from the beginning; on the command line, remove the file first.", fault.Message);
    }

    [Fact]
    public async Task Run_PausedAndResumed_WaitsInBetween()
    {
        var (learner, control, paused) = (new Counter(), new TrainingControl(), new TaskCompletionSource());
        control.Pause();
        var loop = Loop(learner, 9, control, watch: e => { if (e is TrainingEvent.StatusChanged { Status: RunStatus.Paused })
            paused.SetResult(); });
        var run = Task.Factory.StartNew(loop.Run, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        await paused.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var steps = learner.Steps;
        control.Resume();

        var outcome = await run;

        Assert.Equal((0, RunStatus.Completed), (steps, outcome.Status));
        Assert.Equal([RunStatus.Running, RunStatus.Paused, RunStatus.Running, RunStatus.Completed],
            _events.OfType<TrainingEvent.StatusChanged>().Select(e => e.Status));
    }

    [Fact]
    public void Run_CheckpointThatCannotBeWritten_SaysSoAndTrainsOn()
    {
        var file = new CheckpointFile(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}", "nowhere"), TimeSpan.Zero, "counter")
            { Written = step => Assert.Fail($"Step {step} was not written.") };

        var outcome = Loop(new(), 9, checkpoint: file).Run();

        Assert.Equal(RunStatus.Completed, outcome.Status);
        Assert.Contains("step 4 could not be saved", _events.OfType<TrainingEvent.CheckpointMissed>().First(m => m.Step == 4).Sentence,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CheckpointOfAnotherRun_IsRefused()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        Loop(new(), 2, checkpoint: new(path, TimeSpan.Zero, "seed 1")).Run();

        Assert.Throws<InvalidDataException>(() => Loop(new(), 2, checkpoint: new(path, TimeSpan.Zero, "seed 2")).Run());

        File.Delete(path);
    }

    private IEnumerable<MetricPoint> Points(string series) =>
        _events.OfType<TrainingEvent.Measured>().SelectMany(e => e.Points).Where(p => p.Series == series);

    private TrainingLoop Loop(Counter counter, int steps, TrainingControl? control = null, CheckpointFile? checkpoint = null,
        Action<TrainingEvent>? watch = null)
    {
        counter.Plan = new() { Steps = steps, ShowEvery = 4 };
        return new(counter)
        {
            Emit = e => { _events.Add(e); watch?.Invoke(e); },
            Control = control ?? new(),
            Checkpoint = checkpoint,
        };
    }

    /// <summary>Learns to count.</summary>
    private sealed class Counter : ITrainable
    {
        public int Steps { get; private set; }
        public int BreaksAt { get; init; }
        public TrainingPlan Plan { get; set; } = new() { Steps = 0 };
        public IReadOnlyList<string> Series => ["value"];
        public string Unit => "turns";
        public double LearningRate => 1;
        public int StepsPerEpoch => 5;
        public StepFigures Step(StepPlace place, ScheduleValue rates) => new(tensor([++Steps == BreaksAt ? float.NaN : Steps]), 1);
        public IEnumerable<TrainingEvent> Show(int step) => [new TrainingEvent.Wrote(step, "")];
        public IEnumerable<KeyValuePair<string, Tensor>> State() => [new("steps", tensor([(long)Steps]))];
        public void Restore(StateDict stored) => Steps = (int)stored["steps"].item<long>();
    }
}
