using Studio.Runtime.Runs;

namespace Studio.Runtime.Queue;

/// <summary>Who is next. Fair by person: everybody's first run comes before anybody's second,
/// and among equals whoever had less of the devices.</summary>
internal static class QueueOrder
{
    /// <summary>Who had the devices for some seconds more is no less entitled: then the order of pressing counts.</summary>
    private static readonly TimeSpan s_differs = TimeSpan.FromSeconds(30);

    /// <param name="interrupted">Runs whose worker was lost; they were under way and go first.</param>
    /// <param name="hadDevice">Device time of each person in the last hour.</param>
    public static IReadOnlyList<ActiveRun> Of(IEnumerable<ActiveRun> waiting, IEnumerable<ActiveRun> carried,
        IReadOnlySet<Guid> interrupted, IReadOnlyDictionary<string, TimeSpan> hadDevice)
    {
        var running = carried.GroupBy(r => r.Person).ToDictionary(g => g.Key, g => g.Count());
        return [.. waiting.GroupBy(r => r.Person)
            .SelectMany(person => person.OrderBy(r => r.Summary.CreatedAt)
                .Select((run, i) => (Run: run, Before: i + running.GetValueOrDefault(person.Key))))
            .OrderByDescending(r => interrupted.Contains(r.Run.Id))
            .ThenBy(r => r.Before)
            .ThenBy(r => Math.Floor(hadDevice.GetValueOrDefault(r.Run.Person) / s_differs))
            .ThenBy(r => r.Run.Summary.CreatedAt)
            .Select(r => r.Run)];
    }
}
