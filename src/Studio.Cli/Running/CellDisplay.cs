using Spectre.Console;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;

namespace Studio.Cli.Running;

/// <summary>The bar of one run, with its rate and the best figure so far.</summary>
internal sealed class CellDisplay
{
    private readonly ProgressTask _bar;
    private readonly string _title;
    private string _best = "";

    public CellDisplay(ProgressContext bars, string title)
    {
        _title = title;
        _bar = bars.AddTask(Markup.Escape(_title), maxValue: 1);
    }

    public void Show(RunEvent happened)
    {
        switch (happened)
        {
            case RunEvent.Progress progress:
                _bar.Value = progress.Done;
                _bar.Description = Markup.Escape($"{_title}: {progress.Doing}, {progress.Rate:N0} {progress.Unit}/s{_best}");
                break;
            case RunEvent.Confusion { Part: "validation", IsBest: true, Fold: null } epoch:
                _best = $", validation {Experiments.Results.ClassificationScores.Of(epoch.Matrix).Accuracy:P1}";
                break;
        }
    }

    public void End(RunEvent.Status end)
    {
        if (end.Is == RunStatus.Completed)
            _bar.Value = _bar.MaxValue;
        _bar.Description = Markup.Escape($"{_title}: {end.Sentence}{_best}");
        _bar.StopTask();
    }
}
