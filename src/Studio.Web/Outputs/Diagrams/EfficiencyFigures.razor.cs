using Microsoft.AspNetCore.Components;
using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results.Efficiency;
using Studio.Web.Display;

namespace Studio.Web.Outputs.Diagrams;

public sealed partial class EfficiencyFigures
{
    private Cost _cost;
    private double? _goal;

    [Parameter] public bool IsLarge { get; set; }

    private enum Cost { Seconds, Items, MultiplyAdds }

    private LabelEfficiencyResult? Known => (Run.Seen.Result ?? Run.Seen.Interim?.Value) as LabelEfficiencyResult;

    private string Items => Known?.Unit ?? ItemWords.Unknown;

    private string[] Columns => ["Recipe", "Labels per class", "Time", $"{char.ToUpperInvariant(Items[0])}{Items[1..]}", "Multiply-adds"];

    private string Unit => _cost switch { Cost.Seconds => "seconds", Cost.Items => Items, _ => "multiply-adds" };

    private double Of(TransferCost cost) =>
        _cost switch { Cost.Seconds => cost.Seconds, Cost.Items => cost.Images, _ => cost.MultiplyAdds };

    /// <summary>Until the reader chooses one: what the best recipe reaches half-way up the ladder.</summary>
    private double Goal(IReadOnlyList<EfficiencyCurve> curves) =>
        _goal ?? Math.Clamp(Math.Round(curves.Max(c => c.Points[c.Points.Count / 2].Mean), 2), .05, 1);

    private static IReadOnlyList<SpreadLine> Lines(IReadOnlyList<EfficiencyCurve> curves, Func<EfficiencyPoint, double> x) =>
        [.. curves.Select((c, i) =>
            new SpreadLine(Word(c.Recipe), i, [.. c.Points.Select(p => new SpreadLine.Point(x(p), p.Mean, p.Deviation, p.Accuracies))]))];

    private static IReadOnlyList<string> Row(EfficiencyCurve curve, double goal) => curve.At(goal) is { } point
        ? [Word(curve.Recipe), Labels(curve, point), Figures.Seconds(point.Cost.Seconds), Figures.Short(point.Cost.Images),
            Figures.Short(point.Cost.MultiplyAdds)]
        : [Word(curve.Recipe), $"not reached with {Figures.Count((long)curve.Points[^1].Labels)}", "–", "–", "–"];

    private static string Labels(EfficiencyCurve curve, EfficiencyPoint point) => point == curve.Points[0] && curve.Points.Count > 1
        ? $"{point.Labels:0} or fewer" : point.Labels.ToString(point.Labels < 10 ? "0.#" : "0");

    /// <summary>What pretraining saved, in labels, against scratch.</summary>
    private string Saved(IReadOnlyList<EfficiencyCurve> curves)
    {
        var goal = Goal(curves);
        var scratch = curves.FirstOrDefault(c => c.Recipe == Kinds.Name(typeof(Recipe.FromScratch)));
        var best = curves.Where(c => c != scratch).Select(c => c.At(goal)).OfType<EfficiencyPoint>().MinBy(p => p.Labels);
        if (scratch is null || best is null)
            return "no recipe reaches it";
        return scratch.At(goal) is { } own
            ? $"pretraining saves {Math.Max(0, own.Labels - best.Labels):0} of {own.Labels:0} labels per class"
            : $"{best.Labels:0.#} with pretraining; from scratch {scratch.Points[^1].Labels:0} are not enough";
    }

    private static string Pretraining(LabelEfficiencyResult result) => (result.PretrainingImages is { } images
        ? $"The cost of pretraining ({Figures.Short(images)} {result.Unit}, once) is not included. "
        : "The cost of pretraining is not known and not included. ")
        + "Every recipe uses its defaults. Between two numbers of labels the mean accuracy is interpolated linearly.";

    private static string Word(string recipe) =>
        recipe switch { "from-scratch" => "from scratch", "feature-extraction" => "frozen", "fine-tuning" => "fine-tuned", _ => recipe };
}
