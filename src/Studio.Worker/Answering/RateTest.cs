using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning;
using Studio.Learning.Data.Inspection;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Runtime.Link;
using Studio.Worker.Cells;

namespace Studio.Worker.Answering;

/// <summary>A learning-rate range test on a thread of its own. It ends when nobody has asked for a while how far it
/// is: their page is closed.</summary>
/// <param name="worker">Name of this worker.</param>
/// <param name="context">How it opens data and weights, and where it computes.</param>
internal sealed class RateTest(InteractiveRequest.FindLearningRate asked, string worker,
    Func<Action<RunEvent>, RunControl, RunContext> context, TimeProvider time, TextWriter log)
{
    internal static TimeSpan Patience { get; } = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<LearningRatePoint> _points = [];
    private string _doing = "opening the data";
    private RunControl? _control;
    private string? _why, _refusal;
    private LearningRateCurve? _curve;
    private long _followed = time.GetTimestamp();

    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>Its thread has ended: it uses neither the device nor the random state any more.</summary>
    public Task Ended => _ended.Task;

    public void Begin() => new Thread(Run) { IsBackground = true, Name = "learning-rate test" }.Start();

    /// <summary>How far it is, its curve, or why it has none.</summary>
    public InteractiveAnswer Answer()
    {
        lock (_gate)
        {
            _followed = time.GetTimestamp();
            return _refusal is not null ? new InteractiveAnswer.Refused(_refusal)
                : new InteractiveAnswer.LearningRateTest(worker, Id, _doing, _curve ?? new([.. _points], HasDiverged: false),
                    IsFinished: _curve is not null);
        }
    }

    /// <param name="why">For whoever follows it.</param>
    public void Stop(string why)
    {
        lock (_gate)
        {
            _why ??= why;
            _control?.Stop();
        }
    }

    private void Run()
    {
        using var control = new RunControl();
        try
        {
            Take(control);
            var outcome = Find(control);
            lock (_gate)
                switch (outcome)
                {
                    case RunOutcome<LearningRateCurve>.Completed completed: _curve = completed.Result; break;
                    case RunOutcome<LearningRateCurve>.Diverged diverged: _refusal = _why ?? diverged.Sentence; break;
                    case RunOutcome<LearningRateCurve>.Stopped stopped: _refusal = _why ?? stopped.Sentence; break;
                }
        }
        catch (Exception fault)
        {
            var end = RunEnd.Of(fault, control, isWorkerEnding: false);
            if (end.Is == RunStatus.Failed)
                log.WriteLine($"Learning-rate test on '{asked.Data.Reference}': {fault}");
            lock (_gate)
                _refusal = _why ?? end.Sentence;
        }
        finally
        {
            lock (_gate)
                _control = null;
            TorchEnvironment.GiveMemoryBack();
            _ended.SetResult();
        }
    }

    /// <summary>It may have been stopped before its thread began.</summary>
    private void Take(RunControl control)
    {
        lock (_gate)
        {
            _control = control;
            if (_why is not null)
                control.Stop();
        }
    }

    private RunOutcome<LearningRateCurve> Find(RunControl control)
    {
        var around = context(Report, control);
        using var images = OpenedData.Of(asked.Data.Reference, around);
        IReadOnlyList<int> copies = asked.Data.DropCopies
            ? TestCopies.Find(images, new PacedProgress(Report, images.Unit, $"comparing {images.Unit}").Report, control.Stopped) : [];
        var task = TransferTasks.Of((asked.Task.Recipe, asked.Task.Seed, asked.Task.MaxSteps), images, asked.Data.LabelsPerClass, copies,
            (asked.Model.Backbone, asked.Model.Weights), around);
        using var source = task.Source;
        var scope = around.Scope(happened => Say(happened is TrainingEvent.Progressed { Doing: { } doing } ? doing : null)) with
            { Checkpoint = null };
        return new TransferRateTest(task, scope)
        {
            Tried = point =>
            {
                lock (_gate)
                    _points.Add(point);
                Say("training at rising learning rates");
            },
        }.Run();
    }

    private void Report(RunEvent happened) =>
        Say(happened is RunEvent.Progress progress
            ? $"{progress.Doing}: {progress.Step:N0} of {progress.TotalSteps:N0} {progress.Unit}" : null);

    private void Say(string? doing)
    {
        lock (_gate)
        {
            _doing = doing ?? _doing;
            if (time.GetElapsedTime(_followed) < Patience)
                return;
        }
        Stop("The page of this learning-rate test was closed, so it ended. Start it again.");
    }
}
