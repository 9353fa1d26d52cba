using System.Diagnostics;
using Studio.Experiments.Events;
using Studio.Learning.Data.Splits;

namespace Studio.Learning.Transfer;

/// <summary>How far a transfer is over all that it does, in words and as a share, and how long it still takes.</summary>
internal sealed class TransferProgress(TransferTask task, DataSplit split)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly TransferWork _work = new(task, split);
    private readonly Speed _ofNetwork = new(), _ofHead = new();
    private TransferWork.Part? _part;
    private (int Step, int Total) _steps;
    private double _done;
    private long _began, _last;

    /// <summary>The fold of a training; null for the one whose weights are kept.</summary>
    public Fold? FoldOf(TransferStage stage) => stage.Fold is { } number ? new(number, split.Folds.Count) : null;

    /// <summary>What passes until the next report is no measure of speed: a pause, or a training that is begun.</summary>
    public void Wait() => _last = 0;

    /// <summary>The progress of a training as progress of the whole.</summary>
    public TrainingEvent.Progressed Of(TransferStage stage, TrainingEvent.Progressed reported)
    {
        var part = _work.Of(stage.Suffix);
        _steps = (reported.Step, reported.TotalSteps + part.StepsBehind);
        var epochs = stage.IsWarmUp ? ((Experiments.Recipes.Recipe.FineTuning)task.Recipe).HeadWarmUpEpochs : task.Recipe.Epochs;
        var share = (reported.Step - reported.FirstStep) / (double)Math.Max(1, reported.TotalSteps - reported.FirstStep);
        return Whole(part, share, reported with
        {
            Fold = FoldOf(stage),
            TotalSteps = _steps.Total,
            InterventionsWait = stage.Fold is not null
                ? "All folds train with the settings of the recipe, so that their results can be pooled. "
                    + "It takes effect in the final training."
                : stage.IsWarmUp ? "The head warms up alone. It takes effect when the backbone begins to train." : null,
            Doing = $"{Training(stage)}{(stage.IsWarmUp ? "warm-up epoch" : "epoch")} {reported.Epoch - reported.FirstEpoch + 1} of "
                + $"{epochs}",
        });
    }

    /// <summary>So many images of a part without steps are done; null if the last report was just now.</summary>
    /// <param name="key"><see cref="TransferWork.Features"/> or <see cref="TransferWork.Testing"/>.</param>
    public TrainingEvent.Progressed? Of(string key, string doing, int done, int all)
    {
        var part = _work.Of(key);
        if (part == _part && done < all && Stopwatch.GetElapsedTime(_last) < s_interval)
            return null;
        if (_steps.Total == 0)
            _steps = (0, _work.FirstSteps);
        if (part != _part)
            _began = Stopwatch.GetTimestamp();
        var rate = done / Math.Max(1e-3, Stopwatch.GetElapsedTime(_began).TotalSeconds);
        return Whole(part, done / (double)Math.Max(1, all),
            new(0, _steps.Step, _steps.Total, part == _part ? rate : 0, TimeSpan.Zero, task.Backbone.Input.Items)
        {
            Doing = doing,
            InterventionsWait = key == TransferWork.Testing ? "Training is over. It has no effect."
                : "It takes effect when the final training starts.",
        });
    }

    private TrainingEvent.Progressed Whole(TransferWork.Part part, double share, TrainingEvent.Progressed reported)
    {
        var now = Stopwatch.GetTimestamp();
        var speed = part.IsOfHead ? _ofHead : _ofNetwork;
        if (part == _part && _last != 0)
            speed.Add(part.Work * (share - _done), Stopwatch.GetElapsedTime(_last, now));
        (_part, _done, _last) = (part, share, now);
        var left = _work.LeftAt(part, share);
        return reported with { Share = _work.ShareAt(part, share), Remaining = _ofNetwork.TimeFor(left.OfNetwork)
            + _ofHead.TimeFor(left.OfHead) };
    }

    private string Training(TransferStage stage) => stage.Fold is { } number ? $"fold {number} of {split.Folds.Count}, "
        : split.Folds.Count > 1 ? $"final training on all {split.Labelled.Count} labels, " : "";

    private sealed class Speed
    {
        private double _work, _seconds;

        public void Add(double work, TimeSpan time) => (_work, _seconds) = (_work + work, _seconds + time.TotalSeconds);

        public TimeSpan TimeFor(double work) => TimeSpan.FromSeconds(_work > 0 ? work * _seconds / _work : 0);
    }
}
