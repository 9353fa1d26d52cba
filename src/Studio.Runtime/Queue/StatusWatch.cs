using Studio.Experiments.Events;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Queue;

/// <summary>Notices from one look to the next which notebooks have a run whose status changed.</summary>
internal sealed class StatusWatch
{
    private Dictionary<Guid, (RunStatus Status, string Sentence, string Notebook)> _before = [];

    public IReadOnlyList<string> Changed(IReadOnlyList<ActiveRun> active)
    {
        var now = active.ToDictionary(r => r.Id, r => (r.Summary.Status, r.Summary.Sentence, r.Summary.Request.Notebook));
        var changed = now.Where(r => !_before.TryGetValue(r.Key, out var before) || before != r.Value)
            .Concat(_before.Where(r => !now.ContainsKey(r.Key)));
        List<string> notebooks = [.. changed.Select(r => r.Value.Notebook).Distinct()];
        _before = now;
        return notebooks;
    }
}
