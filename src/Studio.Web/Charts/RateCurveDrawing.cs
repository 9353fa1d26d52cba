using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Studio.Experiments.Results;
using Palette = Studio.Web.Display.Palette;
using LineStyle = Plotly.Blazor.Traces.ScatterLib.Line;

namespace Studio.Web.Charts;

/// <summary>How the curve of a learning-rate range test looks, in the words of Plotly.</summary>
internal static class RateCurveDrawing
{
    /// <summary>The curve, and where there is a suggestion, a dotted line at it and a dot on the curve.</summary>
    public static IEnumerable<ITrace> Traces(LearningRateCurve curve, double? suggestion, bool isDark)
    {
        var colour = Palette.Of(0, isDark);
        yield return new Scatter
        {
            X = [.. curve.Points.Select(p => (object)p.Rate)], Y = [.. curve.Points.Select(p => (object)p.Loss)], Mode = ModeFlag.Lines,
            Name = "loss",
            HoverTemplate = "%{y:.4~g} at rate %{x:.2~g}<extra></extra>", Line = new LineStyle { Color = colour, Width = 2.25m },
        };
        if (suggestion is not { } rate)
            yield break;
        var range = Values(curve);
        var nearest = curve.Points.MinBy(p => Math.Abs(Math.Log(p.Rate / rate)));
        yield return new Scatter
        {
            X = [rate, rate], Y = [range.Low, range.High], Mode = ModeFlag.Lines, HoverInfo = HoverInfoFlag.Skip,
            Line = new LineStyle { Color = ChartTheme.Of(isDark).Soft, Width = 1, Dash = "2px,4px" },
        };
        yield return new Scatter
        {
            X = [nearest.Rate], Y = [nearest.Loss], Mode = ModeFlag.Markers, HoverInfo = HoverInfoFlag.Skip,
            Marker = new Marker { Color = colour, Size = 10 },
        };
    }

    /// <summary>The axis of the rates has its full length from the first point on, so that it stands still while the curve grows.</summary>
    public static Plotly.Blazor.Layout Layout(LearningRateCurve curve, bool isDark)
    {
        var theme = ChartTheme.Of(isDark);
        var range = Values(curve);
        return new()
        {
            PaperBgColor = "rgba(0,0,0,0)", PlotBgColor = "rgba(0,0,0,0)", ShowLegend = false, AutoSize = true,
            HoverMode = HoverModeEnum.Closest,
            Margin = new Margin { L = 48, R = 12, T = 8, B = 44 },
            Font = new Font { Color = theme.Soft, Family = "Inter, Roboto, system-ui, sans-serif", Size = 11.5m },
            HoverLabel = new Plotly.Blazor.LayoutLib.HoverLabel
                { BgColor = theme.Surface, BorderColor = theme.Grid, Font = new() { Color = theme.Ink, Size = 12.5m } },
            XAxis = [new()
            {
                Type = Plotly.Blazor.LayoutLib.XAxisLib.TypeEnum.Log,
                Range = [Math.Log10(LearningRateCurve.From) - .1, Math.Log10(LearningRateCurve.To) + .1], DTick = 1, TickFormat = ".0e",
                        FixedRange = true,
                GridColor = theme.Grid, LineColor = theme.Grid, ZeroLine = false, Title = new() { Text = "learning rate" },
            }],
            YAxis = [new() { Range = [range.Low, range.High], TickFormat = "~g", NTicks = 6, FixedRange = true, GridColor = theme.Grid,
                ZeroLine = false }],
        };
    }

    private static AxisRange Values(LearningRateCurve curve) => AxisRange.Around(curve.Points.Select(p => p.Loss)) ?? new(0, 1);
}
