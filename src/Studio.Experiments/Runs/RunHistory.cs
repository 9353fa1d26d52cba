using Studio.Experiments.Events;
using Studio.Experiments.Results;

namespace Studio.Experiments.Runs;

/// <summary>The one fold of a journal: what can be seen of a run, entry by entry. Every reader uses it, so all see the same.</summary>
/// <remarks>When a worker resumes from a checkpoint, earlier events of later steps are void: the steps run again.</remarks>
public sealed class RunHistory
{
    private static readonly RunEvent.Status s_queued = new(RunStatus.Queued, "Waiting for its turn.");

    private readonly SortedDictionary<string, List<CurvePoint>> _curves = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(int Fold, string Series), List<CurvePoint>> _foldCurves = [];
    private readonly List<RunEvent.Confusion> _confusions = [];
    private readonly List<RunEvent.Images> _images = [];
    private readonly List<RunEvent.Text> _texts = [];
    private readonly List<RunEvent.Translations> _translations = [];
    private readonly List<RunEvent.Mark> _marks = [];
    private readonly List<RunEvent.Log> _logs = [];
    private readonly List<RunEvent.Interim> _interims = [];

    public long LastNumber { get; private set; }

    public int LeaseEpoch { get; private set; }

    public RunEvent.Status Status { get; private set; } = s_queued;

    public RunEvent.Progress? Progress { get; private set; }

    public CellResult? Result { get; private set; }

    /// <summary>Folds of the run's cross-validation; 0 where there is none, or before the first.</summary>
    public int Folds { get; private set; }

    /// <summary>What the cell has come to so far; null before there is anything.</summary>
    public RunEvent.Interim? Interim => _interims.LastOrDefault();

    /// <summary>Names of the curves, in their order.</summary>
    public IEnumerable<string> Series => _curves.Keys;

    public IReadOnlyList<RunEvent.Confusion> Confusions => _confusions;

    public IReadOnlyList<RunEvent.Images> Images => _images;

    public IReadOnlyList<RunEvent.Text> Texts => _texts;

    public IReadOnlyList<RunEvent.Translations> Translations => _translations;

    public IReadOnlyList<RunEvent.Mark> Marks => _marks;

    public IReadOnlyList<RunEvent.Log> Logs => _logs;

    /// <summary>All points of a curve; none for an unknown series.</summary>
    public IReadOnlyList<CurvePoint> Points(string series) => _curves.TryGetValue(series, out var points) ? points : [];

    /// <summary>The same of one fold, from 1.</summary>
    public IReadOnlyList<CurvePoint> Points(string series, int fold) =>
        _foldCurves.TryGetValue((fold, series), out var points) ? points : [];

    /// <summary>A history that continues after a snapshot; its curves are as thin as the snapshot's,
    /// and of confusions it has those that the snapshot has.</summary>
    public static RunHistory ResumeFrom(RunSnapshot seen)
    {
        var history = new RunHistory
        {
            LastNumber = seen.LastNumber, LeaseEpoch = seen.LeaseEpoch, Status = seen.Status, Progress = seen.Progress,
            Result = seen.Result, Folds = seen.Folds,
        };
        foreach (var curve in seen.Curves)
            history.CurveOf(curve.Series, curve.Fold).AddRange(curve.Points);
        history._confusions.AddRange(seen.Confusions);
        history._images.AddRange(seen.Images);
        history._texts.AddRange(seen.Texts);
        history._translations.AddRange(seen.Translations);
        history._marks.AddRange(seen.Marks);
        history._logs.AddRange(seen.Logs);
        if (seen.Interim is not null)
            history._interims.Add(seen.Interim);
        return history;
    }

    /// <summary>False if the entry was known already and nothing was changed.</summary>
    /// <exception cref="InvalidDataException">An entry before it is missing.</exception>
    public bool Apply(JournalEntry entry)
    {
        if (entry.Number <= LastNumber)
            return false;
        if (entry.Number != LastNumber + 1)
            throw new InvalidDataException($"Entry {entry.Number} follows entry {LastNumber}: something of the journal is missing. "
                + $"Read it again from {LastNumber + 1}.");
        (LastNumber, LeaseEpoch) = (entry.Number, entry.LeaseEpoch);
        Take(entry.Event);
        return true;
    }

    /// <summary>Curves longer than <paramref name="pointsPerCurve"/> are thinned, exact at both ends.</summary>
    public RunSnapshot Snapshot(int pointsPerCurve = 2000) => new(LastNumber, LeaseEpoch, Status, Progress,
        [.. _curves.Select(c => new Curve(c.Key, CurveThinning.Thin(c.Value, pointsPerCurve), c.Value.Count)),
            .. _foldCurves.Select(c =>
                new Curve(c.Key.Series, CurveThinning.Thin(c.Value, pointsPerCurve), c.Value.Count) { Fold = c.Key.Fold })],
        [.. _confusions.GroupBy(c => (c.Part, IsOfFold: c.Fold is not null))
            .SelectMany(g => new[] { g.LastOrDefault(c => c.IsBest), g.Last() }.OfType<RunEvent.Confusion>().Distinct())],
        [.. _images], [.. _texts]) 
        {
            Translations = [.. _translations], Marks = [.. _marks], Logs = [.. _logs], Interim = Interim, Result = Result, Folds = Folds,
        };

    /// <summary>The points of one curve from one step to another, thinned to at most <paramref name="most"/>;
    /// none for an unknown series.</summary>
    public Curve Curve(string series, int fromStep, int toStep, int most)
    {
        var points = _curves.TryGetValue(series, out var all) ? all.Where(p => p.Step >= fromStep && p.Step <= toStep).ToList() : [];
        return new(series, CurveThinning.Thin(points, most), points.Count);
    }

    private void Take(RunEvent happened)
    {
        switch (happened)
        {
            case RunEvent.Progress progress: Progress = progress; break;
            case RunEvent.Metrics { Fold: { } fold } metrics: Add(metrics.Points, fold); break;
            case RunEvent.Metrics metrics: Add(metrics.Points); break;
            case RunEvent.Images images: _images.Add(images); break;
            case RunEvent.Confusion confusion: _confusions.Add(confusion); break;
            case RunEvent.Text text: _texts.Add(text); break;
            case RunEvent.Translations translations: _translations.Add(translations); break;
            case RunEvent.Mark mark: _marks.Add(mark); break;
            case RunEvent.Log log: _logs.Add(log); break;
            case RunEvent.Status status: Status = status; break;
            case RunEvent.Interim interim: _interims.Add(interim); break;
            case RunEvent.Result result: Result = result.Value; break;
            case RunEvent.Resumed resumed: Forget(resumed.Step); break;
            default: throw new NotSupportedException($"The run event '{happened.GetType().Name}' has no fold.");
        }
    }

    private void Add(IReadOnlyList<MetricPoint> points)
    {
        foreach (var point in points)
            CurveOf(point.Series, null).Add(new(point.Step, point.Value));
    }

    /// <summary>A fold that is done again after a failure takes the place of what was said of it and of those behind it.</summary>
    private void Add(IReadOnlyList<MetricPoint> points, Fold fold)
    {
        Folds = fold.Count;
        foreach (var later in _foldCurves.Keys.Where(k => k.Fold > fold.Number).ToList())
            _foldCurves.Remove(later);
        foreach (var point in points)
        {
            var curve = CurveOf(point.Series, fold.Number);
            if (curve.Count > 0 && curve[^1].Step >= point.Step)
                curve.RemoveAll(p => p.Step >= point.Step);
            curve.Add(new(point.Step, point.Value));
        }
    }

    private List<CurvePoint> CurveOf(string series, int? fold)
    {
        if (fold is { } number)
            return _foldCurves.TryGetValue((number, series), out var known) ? known : _foldCurves[(number, series)] = [];
        return _curves.TryGetValue(series, out var curve) ? curve : _curves[series] = [];
    }

    /// <summary>A checkpoint of a fold is one of step 0, and says nothing of the fold's steps:
    /// its curves stay until they are done again.</summary>
    private void Forget(int step)
    {
        if (step < 0)
            _foldCurves.Clear();
        foreach (var curve in _curves.Values)
            curve.RemoveAll(p => p.Step > step);
        _confusions.RemoveAll(c => c.Step > step);
        _images.RemoveAll(i => i.Step > step);
        _texts.RemoveAll(t => t.Step > step);
        _translations.RemoveAll(t => t.Step > step);
        _marks.RemoveAll(m => m.Step > step);
        _interims.RemoveAll(i => i.Step > step);
        Result = null;
    }
}
