using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;

namespace Studio.Worker.Cells;

/// <summary>Reports the events of a training as events of a run. How the training ended is not among them: the run may not have ended
/// with it.</summary>
public sealed class TrainingReporter(RunContext context)
{
    /// <summary>The last grid of samples.</summary>
    public ArtifactReference? LastGrid { get; private set; }

    /// <summary>The last generated text.</summary>
    public string LastText { get; private set; } = "";

    public void Report(TrainingEvent happened)
    {
        switch (happened)
        {
            case TrainingEvent.Progressed p:
                context.Emit(new RunEvent.Progress(p.Step, p.TotalSteps, p.ItemsPerSecond, p.Unit, p.Remaining,
                    p.Doing ?? $"step {p.Step:N0} of {p.TotalSteps:N0}")
                {
                    Fold = p.Fold, Share = p.Share, InterventionsWait = p.InterventionsWait,
                });
                break;
            case TrainingEvent.Measured measured:
                context.Emit(new RunEvent.Metrics(measured.Points) { Fold = measured.Fold });
                break;
            case TrainingEvent.EpochFinished epoch:
                Report(epoch);
                context.Control.EpochEnded();
                break;
            case TrainingEvent.Intervened intervened:
                context.Emit(new RunEvent.Mark(intervened.Step, intervened.Sentence, context.Control.NextPerson(), intervened.Applied));
                break;
            case TrainingEvent.StatusChanged { Status: RunStatus.Paused } paused:
                context.Emit(new RunEvent.Status(paused.Status, $"{paused.Sentence} {context.Control.WhyPaused}".TrimEnd()));
                break;
            case TrainingEvent.StatusChanged { Status: RunStatus.Running } changed:
                context.Emit(new RunEvent.Status(changed.Status, changed.Sentence));
                break;
            case TrainingEvent.CheckpointMissed missed:
                context.Emit(new RunEvent.Log(LogLevel.Warning, missed.Sentence));
                break;
            case TrainingEvent.Sampled sampled:
                LastGrid = ArtifactReference.Of(sampled.Png.Span, "png");
                context.Show(new(sampled.Step, "samples", LastGrid, sampled.Rows, sampled.Columns), sampled.Png);
                context.Control.EpochEnded();
                break;
            case TrainingEvent.Translated translated:
                context.Emit(new RunEvent.Translations(translated.Step, translated.Sentences));
                break;
            case TrainingEvent.Wrote wrote:
                LastText = wrote.Text;
                context.Emit(new RunEvent.Text(wrote.Step, "writing", wrote.Text) { Next = wrote.Next });
                context.Control.EpochEnded();
                break;
        }
    }

    private void Report(TrainingEvent.EpochFinished epoch)
    {
        context.Emit(new RunEvent.Metrics([new(SeriesNames.EpochLoss, epoch.Step, epoch.TrainLoss), .. epoch.Validation.Points(epoch.Step)])
            { Fold = epoch.Fold });
        if (epoch.Validation is ClassificationFigures { Confusion: var confusion })
            context.Emit(new RunEvent.Confusion(epoch.Step, "validation", confusion, epoch.IsBest) { Fold = epoch.Fold });
    }
}
