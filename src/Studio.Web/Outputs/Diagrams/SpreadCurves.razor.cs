using Microsoft.AspNetCore.Components;
using Studio.Web.Display;

namespace Studio.Web.Outputs.Diagrams;

public sealed partial class SpreadCurves
{
    private const int Width = 560, Height = 300, Left = 54, Right = 14;
    private static readonly double[] s_shares = [0, .25, .5, .75, 1];

    [Parameter, EditorRequired] public required IReadOnlyList<SpreadLine> Lines { get; set; }

    [Parameter, EditorRequired] public required string XTitle { get; set; }

    /// <summary>A share to be reached, drawn across; null draws none.</summary>
    [Parameter] public double? Goal { get; set; }

    /// <summary>The last of the numbers that are counted from 1 along the axis, whether its point is there or not;
    /// null where the axis grows by factors.</summary>
    [Parameter] public int? CountedTo { get; set; }

    [CascadingParameter(Name = "IsDark")] public bool IsDark { get; set; }

    private IEnumerable<double> Xs => Lines.SelectMany(l => l.Points).Select(p => p.X);

    private double Least => CountedTo is null ? Math.Log10(Xs.DefaultIfEmpty(1).Min()) : 1;

    private double Greatest => CountedTo ?? Math.Max(Least + .3, Math.Log10(Xs.DefaultIfEmpty(10).Max()));

    /// <summary>1, 2 and 5 of each power of ten, or the powers alone where those would stand too close.</summary>
    private IEnumerable<double> Ticks => CountedTo is { } last ? Enumerable.Range(1, last).Select(n => (double)n)
        : Enumerable.Range((int)Math.Floor(Least), (int)Math.Ceiling(Greatest) - (int)Math.Floor(Least) + 1)
        .SelectMany(power => (Greatest - Least < 3 ? new[] { 1, 2, 5 } : [1]).Select(digit => digit * Math.Pow(10, power)))
        .Where(tick => Math.Log10(tick) >= Least - .01 && Math.Log10(tick) <= Greatest + .01);

    private string Summary => string.Join("; ", Lines.Select(l => $"{l.Name}: {string.Join(", ", l.Points.Select(Say))}"));

    private string Say(SpreadLine.Point point) =>
        $"{Figures.Percent(point.Mean)}{(point.Single.Count > 1 ? $" ± {point.Deviation * 100:0.0}" : "")} with {Figures.Short(point.X)} "
        + $"{XTitle}";

    private string Band(SpreadLine line) => string.Join(' ', line.Points.Select(p => $"{X(p.X)},{Y(p.Mean + p.Deviation)}")
        .Concat(line.Points.Reverse().Select(p => $"{X(p.X)},{Y(p.Mean - p.Deviation)}")));

    private double X(double value) =>
        Math.Round(Left + 10 + ((CountedTo is null ? Math.Log10(value) : value) - Least) / (Greatest - Least) * (Width - Left - Right - 20),
            1);

    private static double Y(double share) => Math.Round(Height - 38 - Math.Clamp(share, 0, 1) * (Height - 56), 1);
}
