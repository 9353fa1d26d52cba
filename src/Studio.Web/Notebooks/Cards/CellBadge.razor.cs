using Microsoft.AspNetCore.Components;
using Studio.Experiments.Events;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Runs;
using Studio.Web.Display;

namespace Studio.Web.Notebooks.Cards;

public sealed partial class CellBadge
{
    private Look _look = Look.Never;
    private string _detail = "";

    [Parameter, EditorRequired] public required CellState State { get; set; }

    private RunSummary? Running => State.Runs.FirstOrDefault(r => r.Status == RunStatus.Running);

    private RunSummary? Waiting => Running is null ? State.Runs.FirstOrDefault(r => r.Status == RunStatus.Queued) : null;

    protected override void OnParametersSet()
    {
        var runs = State.Runs;
        var open = runs.Where(r => !r.Status.IsEnd()).ToArray();
        var decisive = open.FirstOrDefault(r => r.Status == RunStatus.Running) ?? open.FirstOrDefault()
            ?? runs.FirstOrDefault(r => r.Status is RunStatus.Failed or RunStatus.Diverged) ?? (runs.Count > 0 ? runs[^1] : null);
        _look = decisive is null ? Look.Never : decisive.Status.IsEnd() && State.IsStale && decisive.Status == RunStatus.Completed
            ? Look.Stale : Look.Of(decisive.Status);
        _detail = decisive is null ? "" : Detail(decisive, runs);
    }

    private string Detail(RunSummary run, IReadOnlyList<RunSummary> runs)
    {
        if (_look == Look.Stale)
            return State.HasLostFiles ? "files are missing" : "an input changed";
        if (runs.Count > 1 && !run.Status.IsEnd())
            return $"{runs.Count(r => r.Status.IsEnd())} of {runs.Count} seeds done";
        return run.Status switch
        {
            RunStatus.Completed when runs.All(r => r is { StartedAt: not null, EndedAt: not null }) =>
                $"{(State.EndedSince.Count > 0 ? "earlier result · " : "")}{Took(runs)}{(run.IsSteered ? " · steered" : "")}",
            RunStatus.Running => "",
            // Its place in the queue says more.
            RunStatus.Queued when run.StartedAt is null => "",
            RunStatus.Completed => "",
            _ => Why(run.Sentence.TrimEnd('.')),
        };
    }

    /// <summary>The word of the state stands before it already.</summary>
    private string Why(string sentence) => sentence.StartsWith(_look.Word, StringComparison.OrdinalIgnoreCase)
        ? sentence[_look.Word.Length..].TrimStart(' ', ';', ',', ':') : sentence;

    /// <summary>Of several seeds the sum, for they run one after the other.</summary>
    private static string Took(IReadOnlyList<RunSummary> runs)
    {
        var all = runs.Sum(r => (r.EndedAt!.Value - r.StartedAt!.Value).TotalSeconds);
        return runs.Count == 1 ? Figures.Seconds(all) : $"{Figures.Seconds(all)}, {Figures.Seconds(all / runs.Count)} per seed";
    }
}
