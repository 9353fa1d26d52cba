using System.Diagnostics.CodeAnalysis;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;
using Studio.Experiments.Runs;
using LineStyle = Plotly.Blazor.Traces.ScatterLib.Line;

namespace Studio.Web.Charts;

/// <summary>How a chart looks, in the words of Plotly. It draws; what there is to draw is decided elsewhere.</summary>
public static class PlotlyDrawing
{
    /// <summary>Of a longer line, some points only have a dot: each is an element of the page, and drawing a thousand anew at every beat of
    /// a run took a whole core of the viewer's machine.</summary>
    private const int MostMarkers = 60;

    /// <summary>The traces of a line: its raw line first, if it has one.</summary>
    public static IEnumerable<ITrace> Traces(LinePart part, string label, LineLook look, bool isShare)
    {
        var line = part.Line;
        if (line.HasRawLine)
            yield return Faint(Steps(part), Values(part.Raw.Select(p => p.Value)), look, look.IsDark ? .32m : .28m, ModeFlag.Lines);
        var (steps, values) = (Steps(part), Values(part.Values));
        var isThick = line.Series is { IsMeasured: true, IsDashed: false };
        var mode = isThick ? ModeFlag.Lines | ModeFlag.Markers : ModeFlag.Lines;
        yield return line.IsFaint ? Faint(steps, values, look, .5m, mode) : new Scatter
        {
            X = steps, Y = values, Name = PlotlyText.Of(label), Mode = mode, HoverTemplate = isShare ? "%{y:.1%}" : "%{y:.4~g}",
            ConnectGaps = false, ClipOnAxis = false,
            Line = new LineStyle { Color = look.Colour, Width = isThick ? 2.75m : 1.5m,
                Dash = line.Series.IsDashed ? "6px,3px" : look.IsBroken ? "7px,5px" : null },
            Marker = new Marker { Color = look.Colour, Size = 6.5m, MaxDisplayed = MostMarkers,
                Symbol = look.IsBroken ? SymbolEnum.CircleOpen : SymbolEnum.Circle },
            Fill = look.IsShaded ? FillEnum.ToNextY : FillEnum.None, FillColor = look.Colour + (look.IsDark ? "2e" : "24"),
        };
    }

    private static Scatter Faint(List<object> steps, List<object> values, LineLook look, decimal opacity, ModeFlag mode) => new()
    {
        X = steps, Y = values, Mode = mode, Opacity = opacity, ShowLegend = false, HoverInfo = HoverInfoFlag.Skip,
        Line = new LineStyle { Color = look.Colour, Width = 1 },
        Marker = new Marker { Color = look.Colour, Size = 3, MaxDisplayed = MostMarkers },
    };

    /// <summary>The same points for the traces that are there already.</summary>
    public static IEnumerable<(int Trace, IReadOnlyList<object> Steps, IReadOnlyList<object> Values)> Points(LinePart part)
    {
        var steps = Steps(part);
        if (part.Line.HasRawLine)
            yield return (part.Line.Trace - 1, steps, Values(part.Raw.Select(p => p.Value)));
        yield return (part.Line.Trace, steps, Values(part.Values));
    }

    /// <param name="view">As long as it is the same, a reader who zoomed or panned is left where they are.</param>
    public static Plotly.Blazor.Layout Layout(ChartPanel panel, CurveAxes axes, bool isDark, IReadOnlyList<RunEvent.Mark> marks,
        int view, decimal textPixels)
    {
        var theme = ChartTheme.Of(isDark);
        return new()
        {
            PaperBgColor = "rgba(0,0,0,0)", PlotBgColor = "rgba(0,0,0,0)", ShowLegend = false, AutoSize = true,
            HoverMode = HoverModeEnum.XUnified, UiRevision = view,
            DragMode = DragModeEnum.Zoom, Margin = new Margin { L = 12 + 3 * textPixels, R = 12, T = 18, B = 12 + 1.4m * textPixels },
            Font = new Font { Color = theme.Soft, Family = "Inter, Roboto, system-ui, sans-serif", Size = textPixels },
            HoverLabel = new Plotly.Blazor.LayoutLib.HoverLabel
                { BgColor = theme.Surface, BorderColor = theme.Grid, Font = new() { Color = theme.Ink, Size = textPixels + 1 } },
            XAxis = [XAxis(theme, axes.LastStep)], YAxis = [YAxis(theme, panel, axes.Range, axes.IsLogarithmic)],
            Shapes = MarkLines(marks, theme), Annotations = MarkHeads(marks, theme),
        };
    }

    private static XAxis XAxis(ChartTheme theme, int? lastStep) => new()
    {
        ShowGrid = false, ZeroLine = false, LineColor = theme.Grid, TickFormat = ",~f", HoverFormat = ",.1~f", NTicks = 7,
        AutoRange = lastStep is null
            ? Plotly.Blazor.LayoutLib.XAxisLib.AutoRangeEnum.True : Plotly.Blazor.LayoutLib.XAxisLib.AutoRangeEnum.False,
        // A little before the first step, so that its point is whole.
        Range = lastStep is { } last ? [-last * .012, last * 1.005] : null,
    };

    /// <summary>The parts that may change while a chart lives: where the values end, how long the run will be,
    /// and what happened. A part that is null stays as it is.</summary>
    public static Plotly.Blazor.Layout Change(ChartPanel panel, AxisRange? range, bool isLogarithmic, int? lastStep, bool isDark,
        IReadOnlyList<RunEvent.Mark>? marks)
    {
        var theme = ChartTheme.Of(isDark);
        return new()
        {
            XAxis = lastStep is null ? null : [XAxis(theme, lastStep)],
            YAxis = range is null ? null : [YAxis(theme, panel, range, isLogarithmic)],
            Shapes = marks is null ? null : MarkLines(marks, theme), Annotations = marks is null ? null : MarkHeads(marks, theme),
        };
    }

    /// <summary>A dotted line for each event; above it a triangle that shows its text on hover.</summary>
    private static List<Shape> MarkLines(IEnumerable<RunEvent.Mark> marks, ChartTheme theme) => [.. marks.Select(m => new Shape
    {
        Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Line, XRef = "x", YRef = "paper", X0 = m.Step, X1 = m.Step, Y0 = 0, Y1 = 1,
        Layer = Plotly.Blazor.LayoutLib.ShapeLib.LayerEnum.Below, Line = new() { Color = theme.Soft, Width = 1, Dash = "2px,4px" },
    })];

    private static List<Annotation> MarkHeads(IEnumerable<RunEvent.Mark> marks, ChartTheme theme) => [.. marks.Select(m => new Annotation
    {
        X = m.Step, Y = 1, XRef = "x", YRef = "paper", YAnchor = Plotly.Blazor.LayoutLib.AnnotationLib.YAnchorEnum.Bottom,
        ShowArrow = false, Text = "▲",
        Font = new() { Color = theme.Soft, Size = 9 },
        HoverText = PlotlyText.Of(m.Person is null ? m.Sentence : $"{m.Person}: {m.Sentence}"), CaptureEvents = true,
    })];

    /// <summary>Plotly leaves a gap where a value is null; JSON has no NaN.</summary>
    private static List<object> Values(IEnumerable<double> values) => [.. values.Select(v => double.IsFinite(v) ? (object)v : null!)];

    private static List<object> Steps(LinePart part) =>
        part.Line.Run.Axis is { } axis ? [.. part.Raw.Select(p => (object)axis.Of(p.Step))] : [.. part.Raw.Select(p => (object)p.Step)];

    /// <summary>Changes of a layout go through decimals on their way, which end at 8e28; beyond,
    /// Plotly finds the ends of the axis by itself.</summary>
    private static bool IsSendable([NotNullWhen(true)] AxisRange? range) =>
        range is not null && Math.Max(Math.Abs(range.Low), Math.Abs(range.High)) < 1e28;

    private static YAxis YAxis(ChartTheme theme, ChartPanel panel, AxisRange? range, bool isLogarithmic) => new()
    {
        Type = isLogarithmic ? Plotly.Blazor.LayoutLib.YAxisLib.TypeEnum.Log : Plotly.Blazor.LayoutLib.YAxisLib.TypeEnum.Linear,
        // 1, 2 and 5 of each power of ten: the digits between would lie on one another.
        DTick = isLogarithmic && range is { } logs && logs.High - logs.Low > .6 ? "D2" : null,
        Range = !IsSendable(range) ? null : panel.IsShare && !isLogarithmic
            ? [Math.Max(range.Low, 0), Math.Min(range.High, 1)] : [range.Low, range.High],
        AutoRange = IsSendable(range) ? null : Plotly.Blazor.LayoutLib.YAxisLib.AutoRangeEnum.True, GridColor = theme.Grid,
        ZeroLine = false, NTicks = 6,
        TickFormat = !panel.IsShare ? "~g" : range is { } shares && !isLogarithmic && shares.High - shares.Low < .05 ? "~%" : ".0%",
        FixedRange = false,
    };
}
