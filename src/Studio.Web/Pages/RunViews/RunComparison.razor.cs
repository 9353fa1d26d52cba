using Microsoft.AspNetCore.Components;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Journal;
using Studio.Runtime.Runs;
using Studio.Web.Charts;
using Studio.Web.Live;

namespace Studio.Web.Pages.RunViews;

public sealed partial class RunComparison
{
    private const string Steps = "steps", Epochs = "epochs", Seconds = "seconds";
    private const int Page = 1000;

    private readonly Dictionary<Guid, StepAxis> _axes = [];
    private string _axis = Steps;
    private int _missing;
    private IReadOnlyList<Guid> _shown = [];

    /// <summary>In the order of their colours.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ListedRun> Runs { get; set; }

    [Inject] public required RunJournal Journal { get; set; }

    /// <summary>Ids distinguish two runs of one cell and seed.</summary>
    private IReadOnlyList<string> Labels =>
        [.. Runs.Select(r => Runs.Count(o => Label(o) == Label(r)) > 1 ? $"{Label(r)}, {r.ShortId}" : Label(r))];

    // With other runs the axis begins anew as steps, which every run has.
    protected override void OnParametersSet()
    {
        if (_shown.SequenceEqual(Runs.Select(r => r.Id)))
            return;
        _shown = [.. Runs.Select(r => r.Id)];
        (_axis, _missing) = (Steps, 0);
    }

    private IReadOnlyList<ChartRun> Charted(IReadOnlyList<LiveRun> lives) =>
        [.. lives.Select((live, i) => new ChartRun(live, Labels[i], i, Axis: _axis == Steps ? null : _axes.GetValueOrDefault(live.Id)))
            .Where(r => _axis == Steps || r.Axis is not null)];

    private async Task ChooseAsync(string axis, IReadOnlyList<LiveRun> lives)
    {
        _axes.Clear();
        foreach (var live in axis == Steps ? [] : lives)
            if ((axis == Epochs ? StepAxis.Epochs(live.Seen.Points(SeriesNames.EpochLoss)) : await SecondsAsync(live)) is { } places)
                _axes[live.Id] = places;
        (_axis, _missing) = (axis, axis == Steps ? 0 : lives.Count - _axes.Count);
    }

    private async Task<StepAxis?> SecondsAsync(LiveRun live)
    {
        // The curve with the most points has the most times.
        if (live.Seen.Series.MaxBy(s => live.Seen.Points(s).Count) is not { } series)
            return null;
        var entries = new List<JournalEntry>();
        while (await Journal.ReadAsync(live.Id, entries.LastOrDefault()?.Number ?? 0, Page, CancellationToken.None) is { Count: > 0 } page)
            entries.AddRange(page);
        return StepAxis.Seconds(entries, series);
    }

    private static string Label(ListedRun run) => run.Label;
}
