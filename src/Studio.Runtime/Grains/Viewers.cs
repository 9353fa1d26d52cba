using Studio.Runtime.Persons;

namespace Studio.Runtime.Grains;

/// <summary>Who looks at a notebook. A viewer that has not been heard of for a minute is gone with its web node.</summary>
internal sealed class Viewers(TimeProvider time)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public IReadOnlyList<PersonPresence> People => [.. Living.Select(e => e.Presence)];

    private IEnumerable<Entry> Living => _entries.Values.Where(e => time.GetUtcNow() - e.HeardAt < s_patience);

    public void Come(PersonPresence presence, INotebookViewer viewer)
    {
        var isNew = !_entries.TryGetValue(presence.View, out var known);
        // Saying again that one is there moves nobody away from the cell they are at.
        _entries[presence.View] = new(known?.Presence ?? presence, viewer, time.GetUtcNow());
        if (isNew)
            Report();
    }

    public void Focus(string view, string? cell)
    {
        if (!_entries.TryGetValue(view, out var entry) || entry.Presence.Cell == cell)
            return;
        _entries[view] = entry with { Presence = entry.Presence with { Cell = cell } };
        Report();
    }

    public void Leave(string view)
    {
        if (_entries.Remove(view))
            Report();
    }

    public void Report()
    {
        foreach (var gone in _entries.Where(e => time.GetUtcNow() - e.Value.HeardAt >= s_patience).Select(e => e.Key).ToList())
            _entries.Remove(gone);
        foreach (var entry in _entries.Values)
            entry.Viewer.ChangedAsync().Ignore();
    }

    private sealed record Entry(PersonPresence Presence, INotebookViewer Viewer, DateTimeOffset HeardAt);
}
