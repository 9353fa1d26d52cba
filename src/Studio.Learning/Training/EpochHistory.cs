using Studio.Experiments.Events;
using Studio.Experiments.Results;

namespace Studio.Learning.Training;

/// <summary>The validation figures of the epochs so far, and which of them are best.</summary>
internal sealed class EpochHistory
{
    private readonly List<TrainingEvent.EpochFinished> _epochs = [];

    public IReadOnlyList<TrainingEvent.EpochFinished> Epochs => _epochs;

    public TrainingEvent.EpochFinished? Best => _epochs.LastOrDefault(e => e.IsBest);

    public void ResumeFrom(IEnumerable<TrainingEvent.EpochFinished> earlier) => _epochs.AddRange(earlier);

    public TrainingEvent.EpochFinished Add(int epoch, int step, double trainLoss, ValidationFigures figures)
    {
        var isBest = Best is not { } former || figures.IsBetterThan(former.Validation);
        var finished = new TrainingEvent.EpochFinished(epoch, step, trainLoss, figures, isBest);
        _epochs.Add(finished);
        return finished;
    }

    /// <param name="from">Epochs before this one belong to another training and try nobody's patience.</param>
    public int EpochsWithoutBetter(int from) => Best is { } best ? _epochs.Count - Math.Max(best.Epoch + 1, from) : 0;
}
