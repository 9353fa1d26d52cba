using Spectre.Console;
using Studio.Experiments.Events;

namespace Studio.Cli.Transfer;

/// <summary>Shows the events of a run: a progress bar with throughput and time left, and a line for each epoch that
/// is the best so far.</summary>
internal sealed class RunDisplay(ProgressContext bars, string title)
{
    private readonly ProgressTask _training = bars.AddTask(Markup.Escape(title), autoStart: false, maxValue: 1);
    private string _best = "";
    private string _missed = "";

    public void Show(TrainingEvent happened)
    {
        switch (happened)
        {
            case TrainingEvent.Progressed progress:
                Start();
                _training.Value = progress.Share ?? progress.Step / (double)Math.Max(1, progress.TotalSteps);
                _training.Description = Markup.Escape($"{title}: {progress.Doing ?? $"epoch {progress.Epoch + 1}"}, "
                    + $"{progress.ItemsPerSecond:F0} {progress.Unit}/s{_best}");
                break;
            case TrainingEvent.EpochFinished { IsBest: true, Fold: null } epoch:
                _best = $", validation {epoch.Validation.Headline()}";
                break;
            case TrainingEvent.CheckpointMissed missed:
                _missed = $" {missed.Sentence}";
                break;
            case TrainingEvent.StatusChanged { Status: RunStatus.Completed or RunStatus.Cancelled or RunStatus.Diverged
                or RunStatus.Failed } end:
                Start();
                _training.Description = Markup.Escape($"{title}: {end.Sentence}{_best}{_missed}");
                _training.StopTask();
                break;
        }
    }

    private void Start()
    {
        if (!_training.IsStarted)
            _training.StartTask();
    }
}
