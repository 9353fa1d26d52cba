using System.Diagnostics;
using Studio.Experiments.Events;

namespace Studio.Learning.Training;

/// <summary>Between two steps: waits while the run is paused, applies interventions, and keeps a checkpoint when one is due.</summary>
/// <param name="store">Writes the checkpoint's file; it receives whether the training has ended.</param>
/// <param name="apply">Applies an intervention; null leaves interventions to a training that follows.</param>
internal sealed class StepBoundary(TrainingControl control, CheckpointFile? checkpoint, Action<TrainingEvent> emit, Action<bool> store,
    Func<Intervention, TrainingEvent.Intervened>? apply)
{
    private long _stored = Stopwatch.GetTimestamp();

    /// <summary>What others asked for since the last step; false to stop.</summary>
    public bool Handle(int step)
    {
        if (control.IsPaused)
        {
            emit(new TrainingEvent.StatusChanged(RunStatus.Paused, $"Paused after step {step}."));
            control.WaitWhilePaused();
            if (!control.IsStopped)
                emit(new TrainingEvent.StatusChanged(RunStatus.Running, $"Resumed after step {step}."));
        }
        while (apply is not null && control.TryTake(step, out var intervention))
            emit(apply(intervention));
        if (checkpoint is not null && (control.IsStopped || Stopwatch.GetElapsedTime(_stored) >= checkpoint.Interval))
            Store(step, isFinished: false);
        return !control.IsStopped;
    }

    /// <summary>Keeps a checkpoint now, if the run keeps any.</summary>
    public void Store(int step, bool isFinished)
    {
        if (checkpoint is null)
            return;
        _stored = Stopwatch.GetTimestamp();
        try
        {
            store(isFinished);
        }
        catch (IOException fault)
        {
            // A training is worth more than a checkpoint of it: the one before is still there, and the next may fit again.
            emit(new TrainingEvent.CheckpointMissed(step, fault.Message));
            return;
        }
        checkpoint.Written(step);
    }
}
