using System.Globalization;
using System.Text;
using Studio.Experiments;

namespace Studio.Runtime.Runs;

/// <summary>Runs as a comma-separated table: one line a run, then a column for each figure and each setting that one of them has.</summary>
public static class RunCsv
{
    private static readonly (string Name, Func<ListedRun, string> Value)[] s_columns =
    [
        ("id", r => r.Id.ToString()), ("notebook", r => Csv.Text(r.NotebookTitle)), ("cell", r => Csv.Text(r.CellTitle)),
        ("person", r => Csv.Text(r.PersonName)), ("recipe", r => Csv.Text(r.Recipe)),
        ("status", r => r.Status.ToString().ToLowerInvariant()), ("seed", r => r.Seed.ToString(CultureInfo.InvariantCulture)),
        ("created", r => Time(r.CreatedAt)), ("started", r => Time(r.StartedAt)), ("ended", r => Time(r.EndedAt)),
        ("duration_seconds", r => r.Seconds is { } seconds ? Csv.Number(seconds) : ""), ("steered", r => r.IsSteered ? "yes" : "no"),
        ("tags", r => Csv.Text(string.Join("; ", r.Tags))), ("note", r => Csv.Text(r.Note)),
    ];

    public static string Write(IReadOnlyList<ListedRun> runs)
    {
        List<string> figures = [.. runs.SelectMany(r => r.Figures.Keys).Distinct()];
        List<string> settings = [.. runs.SelectMany(r => r.Settings.Keys).Distinct()];
        var text = new StringBuilder();
        text.AppendJoin(',', s_columns.Select(c => c.Name).Concat(figures.Select(f => Csv.Text($"figure.{f}")))
            .Concat(settings.Select(s => $"setting.{s}"))).Append('\n');
        foreach (var run in runs)
            text.AppendJoin(',', s_columns.Select(c => c.Value(run))
                .Concat(figures.Select(f => run.Figures.TryGetValue(f, out var value) ? Csv.Number(value) : ""))
                .Concat(settings.Select(s => Setting(run.Settings.GetValueOrDefault(s, ""))))).Append('\n');
        return text.ToString();
    }

    private static string Setting(string value) => double.TryParse(value, CultureInfo.InvariantCulture, out _) ? value : Csv.Text(value);

    private static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
