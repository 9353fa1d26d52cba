using Studio.Experiments.Events;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Webhooks;

/// <summary>What a webhook can be called for.</summary>
public static class WebhookEvents
{
    /// <summary>A run ended, however.</summary>
    public const string Ended = "run.ended";

    /// <summary>A run ended because its loss became NaN or infinite.</summary>
    public const string Diverged = "run.diverged";

    /// <summary>A run has a higher accuracy than every earlier one of the same kind of cell in its notebook.</summary>
    public const string Best = "run.best";

    /// <summary>Somebody pressed Test.</summary>
    public const string Test = "test";

    private const string Accuracy = "accuracy";

    /// <summary>Those that can be chosen, each with what it means.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
        [(Ended, "a run ends"), (Diverged, "a run diverges"), (Best, "a run beats the best accuracy so far in its notebook")];

    /// <summary>What an ended run is, among all runs.</summary>
    public static IReadOnlyList<string> Of(ListedRun ended, IReadOnlyList<ListedRun> all)
    {
        List<string> events = [Ended];
        if (ended.Status == RunStatus.Diverged)
            events.Add(Diverged);
        if (IsBest(ended, all))
            events.Add(Best);
        return events;
    }

    /// <summary>The first of all is no best: there was nothing to beat.</summary>
    private static bool IsBest(ListedRun ended, IReadOnlyList<ListedRun> all)
    {
        var before = all.Where(r => r.Id != ended.Id && r.Notebook == ended.Notebook && Kind(r) == Kind(ended) && r.EndedAt <= ended.EndedAt
            && r.Figures.ContainsKey(Accuracy)).ToList();
        return ended.Status == RunStatus.Completed && before.Count > 0 && ended.Figures.TryGetValue(Accuracy, out var accuracy)
            && before.All(r => r.Figures[Accuracy] < accuracy);
    }

    private static string? Kind(ListedRun run) => run.Settings.GetValueOrDefault("kind");
}
