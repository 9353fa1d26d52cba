using System.Globalization;
using Studio.Experiments.Events;

namespace Studio.Runtime.Runs;

/// <summary>Which runs somebody wants to see, and in which order: the same words in the address of a page, in the API and on the command
/// line.</summary>
public sealed record RunQuery
{
    /// <summary>Prefix of a sort key that names a figure, for example "figure.accuracy".</summary>
    public const string FigurePrefix = "figure.";

    /// <summary>Prefix of a sort key that names a setting, for example "setting.recipe.epochs".</summary>
    public const string SettingPrefix = "setting.";

    private static readonly string[] s_sortKeys =
        ["started", "cell", "notebook", "person", "recipe", "status", "seed", "duration", "result"];

    /// <summary>Words, each of which stands somewhere in the run: its id, names, tags, note, status or settings.</summary>
    public string Text { get; init; } = "";

    /// <summary>Id or name.</summary>
    public string? Person { get; init; }

    /// <summary>Id or title.</summary>
    public string? Notebook { get; init; }

    public string? Recipe { get; init; }

    public string? Tag { get; init; }

    /// <summary>Any of these; none for all.</summary>
    public IReadOnlyList<RunStatus> Statuses { get; init; } = [];

    /// <summary>First day, by universal time.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, by universal time.</summary>
    public DateOnly? To { get; init; }

    public string Sort { get; init; } = "started";

    public bool IsDescending { get; init; } = true;

    /// <summary>True if it leaves runs out.</summary>
    public bool IsFiltering =>
        Text.Length > 0 || Statuses.Count > 0 || (Person ?? Notebook ?? Recipe ?? Tag) is not null || (From ?? To) is not null;

    /// <summary>Reads the words of an address; unknown ones are left to others.</summary>
    /// <exception cref="FormatException">A value cannot be understood; the message says which ones can.</exception>
    public static RunQuery Parse(IEnumerable<KeyValuePair<string, string>> words)
    {
        var query = new RunQuery();
        foreach (var (name, value) in words.Where(w => w.Value.Length > 0))
            query = name switch
            {
                "q" => query with { Text = value },
                "person" => query with { Person = value },
                "notebook" => query with { Notebook = value },
                "recipe" => query with { Recipe = value },
                "tag" => query with { Tag = value },
                "status" => query with { Statuses = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Status)] },
                "from" => query with { From = Day(name, value) },
                "to" => query with { To = Day(name, value) },
                "sort" => query with { Sort = SortKey(value.TrimStart('-')), IsDescending = value[0] == '-' },
                _ => query,
            };
        return query;
    }

    /// <summary>The words that <see cref="Parse"/> reads; null for what is at its default.</summary>
    public IReadOnlyDictionary<string, string?> Words() => new Dictionary<string, string?>
    {
        ["q"] = Text.Length > 0 ? Text : null,
        ["person"] = Person,
        ["notebook"] = Notebook,
        ["recipe"] = Recipe,
        ["tag"] = Tag,
        ["status"] = Statuses.Count > 0 ? string.Join(',', Statuses).ToLowerInvariant() : null,
        ["from"] = From?.ToString("yyyy-MM-dd"),
        ["to"] = To?.ToString("yyyy-MM-dd"),
        ["sort"] = Sort == "started" && IsDescending ? null : $"{(IsDescending ? "-" : "")}{Sort}",
    };

    public bool Matches(ListedRun run) =>
        Is(Person, run.Person, run.PersonName) && Is(Notebook, run.Notebook, run.NotebookTitle) && Is(Recipe, run.Recipe)
        && (Tag is null || run.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase))
        && (Statuses.Count == 0 || Statuses.Contains(run.Status))
        && DateOnly.FromDateTime(run.CreatedAt.UtcDateTime) is var day && (From is null || day >= From) && (To is null || day <= To)
        && Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Says(run, word));

    /// <summary>The runs that match, in the order asked for; runs without a value come last in both directions.</summary>
    public IReadOnlyList<ListedRun> Apply(IEnumerable<ListedRun> runs)
    {
        var keyed = runs.Where(Matches).Select(r => (Run: r, Key: Key(r))).OrderBy(r => r.Key is null);
        var ordered = IsDescending ? keyed.ThenByDescending(r => r.Key, Order.Instance) : keyed.ThenBy(r => r.Key, Order.Instance);
        return [.. ordered.ThenByDescending(r => r.Run.CreatedAt).Select(r => r.Run)];
    }

    /// <summary>As the result column shows it: the first figure that says how good it is.</summary>
    private object? Key(ListedRun run) => Sort switch
    {
        "started" => (double)run.CreatedAt.UtcTicks,
        "cell" => run.CellTitle,
        "notebook" => run.NotebookTitle,
        "person" => run.PersonName,
        "recipe" => run.Recipe,
        "status" => run.Status.ToString(),
        "seed" => (double)run.Seed,
        "duration" => run.Seconds,
        "result" => run.Figures.TryGetValue("accuracy", out var accuracy) ? accuracy
            : run.Figures.Count > 0 ? run.Figures.First().Value
            : null,
        _ when Sort.StartsWith(FigurePrefix, StringComparison.Ordinal) =>
            run.Figures.TryGetValue(Sort[FigurePrefix.Length..], out var figure) ? figure : null,
        _ when Sort.StartsWith(SettingPrefix, StringComparison.Ordinal) =>
            run.Settings.GetValueOrDefault(Sort[SettingPrefix.Length..]) is not { } setting ? null
            : double.TryParse(setting, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : setting,
        _ => null,
    };

    private static bool Is(string? wanted, params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
            if (string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase))
                return true;
        return wanted is null;
    }

    private static bool Says(ListedRun run, string word)
    {
        string[] texts = [$"{run.Id}", $"{run.Id:n}", run.CellTitle, run.NotebookTitle, run.PersonName, run.Recipe, $"{run.Status}",
            run.Note, .. run.Tags];
        return texts.Any(t => t.Contains(word, StringComparison.OrdinalIgnoreCase))
            || run.Settings.Values.Any(s => s.Equals(word, StringComparison.OrdinalIgnoreCase));
    }

    private static RunStatus Status(string word) =>
        Enum.TryParse<RunStatus>(word.Trim(), ignoreCase: true, out var status) && Enum.IsDefined(status) ? status
        : throw new FormatException($"'{word}' is not a status. Use one of: "
            + $"{string.Join(", ", Enum.GetNames<RunStatus>()).ToLowerInvariant()}.");

    private static DateOnly Day(string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new FormatException($"'{text}' is not a date for '{name}'. Write it as in 2026-01-31.");

    private static string SortKey(string key) =>
        s_sortKeys.Contains(key) || key.StartsWith(FigurePrefix, StringComparison.Ordinal)
            || key.StartsWith(SettingPrefix, StringComparison.Ordinal) ? key
        : throw new FormatException($"Runs cannot be sorted by '{key}'. Use one of: {string.Join(", ", s_sortKeys)}, {FigurePrefix}NAME, "
            + $"{SettingPrefix}PATH; a '-' before it sorts in descending order.");

    /// <summary>Numbers before words.</summary>
    private sealed class Order : IComparer<object?>
    {
        public static Order Instance { get; } = new();

        public int Compare(object? x, object? y) => (x, y) switch
        {
            (double left, double right) => left.CompareTo(right),
            (double, string) => -1,
            (string, double) => 1,
            (string left, string right) => string.Compare(left, right, StringComparison.OrdinalIgnoreCase),
            _ => (x is null).CompareTo(y is null),
        };
    }
}
