using Microsoft.AspNetCore.WebUtilities;
using Studio.Runtime.Runs;

namespace Studio.Web.Pages.RunViews;

/// <summary>What the page of runs shows, as its address says it: whoever gets the address sees the same.</summary>
public sealed record RunsView
{
    /// <summary>As many as there are colours that everybody can distinguish.</summary>
    public const int MostCompared = 7;

    public RunQuery Query { get; init; } = new();

    /// <summary>"notebook", "person" or "recipe"; null for one list.</summary>
    public string? Group { get; init; }

    /// <summary>Columns beyond the usual ones, as sort keys: "figure.macro F1", "setting.recipe.epochs".</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>In the order in which they were chosen; each has the colour of its place.</summary>
    public IReadOnlyList<Guid> Compared { get; init; } = [];

    /// <summary>Reads an address. What cannot be understood in it is left out: a page is shown in any case.</summary>
    public static RunsView Parse(Uri address)
    {
        var words = QueryHelpers.ParseQuery(address.Query).ToDictionary(w => w.Key, w => w.Value.ToString());
        return new()
        {
            Query = QueryOf(words),
            Group = words.GetValueOrDefault("group") is "notebook" or "person" or "recipe" ? words["group"] : null,
            Columns = Split(words, "columns").Where(IsColumn).Distinct().ToList(),
            Compared = [.. Split(words, "compare").Select(w => Guid.TryParse(w, out var id) ? id : (Guid?)null).OfType<Guid>()
                .Distinct().Take(MostCompared)],
        };
    }

    /// <summary>The address, from "/runs" on.</summary>
    public string Address() => QueryHelpers.AddQueryString("/runs", new Dictionary<string, string?>(Query.Words())
    {
        ["group"] = Group,
        ["columns"] = Columns.Count > 0 ? string.Join(';', Columns) : null,
        ["compare"] = Compared.Count > 0 ? string.Join(';', Compared.Select(c => c.ToString("n"))) : null,
    }.Where(w => w.Value is not null));

    /// <summary>The same runs as a file of the API.</summary>
    public string ExportAddress(string format) =>
        QueryHelpers.AddQueryString("/api/runs", 
            new Dictionary<string, string?>(Query.Words()) { ["format"] = format, ["limit"] = "100000" }.Where(w => w.Value is not null));

    /// <summary>Chooses a run for the comparison, or leaves it out; beyond the last colour nothing is added.</summary>
    public RunsView Choose(Guid run, bool isChosen) => this with
    {
        Compared = !isChosen ? [.. Compared.Where(c => c != run)]
            : Compared.Contains(run) || Compared.Count >= MostCompared ? Compared
            : [.. Compared, run],
    };

    /// <summary>Its place among the compared, which gives its colour; -1 if it is none of them.</summary>
    public int PlaceOf(Guid run) => Compared.ToList().IndexOf(run);

    /// <summary>Sorts by a column; once more, the other way round. Figures, times and dates begin with the largest.</summary>
    public RunsView SortBy(string key) => this with
    {
        Query = Query with { Sort = key, IsDescending = Query.Sort == key ? !Query.IsDescending : BeginsWithTheLargest(key) },
    };

    private static bool BeginsWithTheLargest(string key) =>
        key is "started" or "duration" or "result" || key.StartsWith(RunQuery.FigurePrefix, StringComparison.Ordinal);

    private static bool IsColumn(string key) =>
        key.StartsWith(RunQuery.FigurePrefix, StringComparison.Ordinal) || key.StartsWith(RunQuery.SettingPrefix, StringComparison.Ordinal);

    private static string[] Split(Dictionary<string, string> words, string name) =>
        words.GetValueOrDefault(name)?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static RunQuery QueryOf(Dictionary<string, string> words)
    {
        try
        {
            return RunQuery.Parse(words);
        }
        catch (FormatException)
        {
            return new();
        }
    }
}
