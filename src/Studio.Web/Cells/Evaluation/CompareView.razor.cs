using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results.Comparison;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;
using Studio.Web.Charts;
using Studio.Web.Display;
using Studio.Web.Live;

namespace Studio.Web.Cells.Evaluation;

/// <summary>Lays the runs of several cells over one another; all seeds of a cell have its colour.</summary>
public sealed partial class CompareView
{
    // Only what was measured on held-out data is compared: the training losses of several recipes are not of the same thing.
    private static readonly ChartPanel s_loss = new("Validation loss", [new(SeriesNames.ValidationLoss, "validation", true)]);

    private static readonly string[] s_kept = ["Cell", "Before", "Old head", "Re-fitted head"];

    private IReadOnlyList<ChartRun> _curves = [];

    private ComparisonResult? Result => State.Runs.Select(r => r.Result).OfType<ComparisonResult>().FirstOrDefault();

    private IReadOnlyList<(string Cell, RunSummary Run)> Watched =>
        [.. Cell.Models.SelectMany(id => States.TryGetValue(id, out var state) ? state.Runs.Select(run => (id, run)) : [])];

    private IReadOnlyList<ChartRun> Curves(IReadOnlyList<LiveRun> live)
    {
        if (!_curves.Select(c => c.Live).SequenceEqual(live))
            _curves = [.. live.Select((run, i) => new ChartRun(run, Label(Watched[i]), ColourOf(Watched[i].Cell), Title(Watched[i].Cell)))];
        return _curves;
    }

    private string Label((string Cell, RunSummary Run) watched) =>
        States[watched.Cell].Runs.Count > 1 ? $"{Title(watched.Cell)}, seed {watched.Run.Request.Seed}" : Title(watched.Cell);

    private string Title(string id) => Notebook.Cell(id)?.Label ?? id;

    private bool IsForgettingWatched =>
        Watched.Any(w => w.Run.Request.Cell is Transfer { Recipe: Recipe.FineTuning { WatchForgetting: true } });

    private IReadOnlyList<IReadOnlyList<string>> Kept(ComparisonResult result) =>
        [.. result.Rows.Where(r => r.Kept.Count > 0).Select(r => (IReadOnlyList<string>)
        [Title(r.Cell), Figures.Percent([.. r.Kept.Select(k => k.Before)]), Figures.Percent([.. r.Kept.Select(k => k.OldHead)]),
            Figures.Percent([.. r.Kept.Select(k => k.Probe)])])];

    private int ColourOf(string cell) => Math.Max(0, Cell.Models.ToList().IndexOf(cell));
}
