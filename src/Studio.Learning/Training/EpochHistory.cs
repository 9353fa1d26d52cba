using Studio.Experiments.Events;

namespace Studio.Learning.Training;

/// <summary>What the validation set said at the end of each epoch so far, and which of them was best.</summary>
/// <param name="byMacroF1">Select by macro-F1 rather than by accuracy; ties go to the lower loss.</param>
internal sealed class EpochHistory(bool byMacroF1)
{
    private readonly List<TrainingEvent.EpochFinished> _epochs = [];

    public IReadOnlyList<TrainingEvent.EpochFinished> Epochs => _epochs;

    public TrainingEvent.EpochFinished? Best => _epochs.LastOrDefault(e => e.IsBest);

    public void ResumeFrom(IEnumerable<TrainingEvent.EpochFinished> earlier) => _epochs.AddRange(earlier);

    public TrainingEvent.EpochFinished Add(int epoch, int step, double trainLoss, ValidationFigures figures)
    {
        var scores = figures.Scores;
        var finished = new TrainingEvent.EpochFinished(epoch, step, trainLoss, figures.Loss, scores.Accuracy, scores.MacroF1,
            figures.Confusion, IsBest: false);
        finished = finished with { IsBest = Best is not { } former || Compare(finished, former) > 0 };
        _epochs.Add(finished);
        return finished;
    }

    /// <param name="from">Epochs before this one belong to another training and try nobody's patience.</param>
    public int EpochsWithoutBetter(int from) => Best is { } best ? _epochs.Count - Math.Max(best.Epoch + 1, from) : 0;

    private int Compare(TrainingEvent.EpochFinished a, TrainingEvent.EpochFinished b)
    {
        var byFigure = byMacroF1 ? a.ValidationMacroF1.CompareTo(b.ValidationMacroF1)
            : a.ValidationAccuracy.CompareTo(b.ValidationAccuracy);
        return byFigure != 0 ? byFigure : b.ValidationLoss.CompareTo(a.ValidationLoss);
    }
}
