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
        _entries[presence.View] = new(known?.Presence ?? presence, viewer, time.GetUtcNow()) { Sent = known?.Sent ?? Task.CompletedTask };
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

    /// <summary>Ends when all that was sent to the viewer has arrived: a message to a viewer that is gone is an error.</summary>
    public Task LeaveAsync(string view)
    {
        if (!_entries.Remove(view, out var left))
            return Task.CompletedTask;
        Report();
        return left.Sent;
    }

    public void Report()
    {
        foreach (var gone in _entries.Where(e => time.GetUtcNow() - e.Value.HeardAt >= s_patience).Select(e => e.Key).ToList())
            _entries.Remove(gone);
        foreach (var (view, entry) in _entries.ToList())
        {
            var sent = entry.Viewer.ChangedAsync();
            sent.Ignore();
            _entries[view] = entry with { Sent = entry.Sent.IsCompleted ? sent : Task.WhenAll(entry.Sent, sent) };
        }
    }

    private sealed record Entry(PersonPresence Presence, INotebookViewer Viewer, DateTimeOffset HeardAt)
    {
        /// <summary>Ends when the viewer has got what was sent to it.</summary>
        public Task Sent { get; init; } = Task.CompletedTask;
    }
}
