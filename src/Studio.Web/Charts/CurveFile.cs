using System.Text;
using Studio.Experiments;
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
                text.Append(Csv.Text(run)).Append(',').Append(Csv.Text(curve.Series)).Append(',').Append(point.Step).Append(',')
                    .Append(Csv.Number(point.Value)).Append('\n');
        return text.ToString();
    }
}
