using System.Text;
using Studio.Experiments.Runs;

namespace Studio.Web.Charts;

/// <summary>Curves as a table for other programs: one line a point.</summary>
public static class CurveFile
{
    public static string Write(IEnumerable<(string Run, Curve Curve)> curves)
    {
        var text = new StringBuilder("run,series,step,value\n");
        foreach (var (run, curve) in curves)
            foreach (var point in curve.Points)
                text.Append(Quoted(run)).Append(',').Append(Quoted(curve.Series)).Append(',').Append(point.Step).Append(',').Append(point.Value.ToString("R")).Append('\n');
        return text.ToString();
    }

    /// <summary>RFC 4180; a leading sign of a formula is disarmed, because spreadsheets would carry it out.</summary>
    private static string Quoted(string text)
    {
        var harmless = text.Length > 0 && "=+-@\t\r".Contains(text[0]) ? "'" + text : text;
        return harmless.AsSpan().ContainsAny(",\"\n\r") ? $"\"{harmless.Replace("\"", "\"\"")}\"" : harmless;
    }
}
