using Studio.Experiments.Events;
using Studio.Learning.Training;
using Studio.Learning.Transfer;

namespace Studio.Worker.Cells;

/// <summary>Passes only finished trainings on.</summary>
internal static class TrainingEnd
{
    /// <exception cref="TrainingStoppedException">It was stopped.</exception>
    /// <exception cref="TrainingDivergedException">A loss became NaN or infinite.</exception>
    public static void ExpectCompleted(TrainingOutcome outcome)
    {
        if (outcome.Status == RunStatus.Cancelled)
            throw new TrainingStoppedException(outcome.Sentence);
        if (outcome.Status == RunStatus.Diverged)
            throw new TrainingDivergedException(outcome.Sentence);
    }
}
