using Studio.Experiments.Results;
using Studio.Experiments.Results.Choice;
using Studio.Notebooks.Cells;
using Studio.Web.Cells.Training;
using Studio.Web.Display;
using Studio.Web.Outputs.Diagrams;

namespace Studio.Web.Cells.Evaluation;

/// <summary>Shows which candidate the scores would choose, how far to trust them, and what came of it.</summary>
public sealed partial class WhichBackboneView
{
    private static readonly IReadOnlyList<string> s_outcomes = ["Score", "Rank of the first choice", "Regret", "τ", "random orders"];
    private static readonly IReadOnlyList<string> s_figures =
        ["Network", "Source", "Licence", "LogME", "5 neighbours", "H-score", "LEEP", "NCE", "Fréchet", "MMD", "CORAL", "Alike", "Multiply–adds", "Parameters", "Here", "Size"];

    private ForecastScore _score = ForecastScore.All[0];

    private BackboneChoiceResult? Result => State.Runs.Select(r => r.Result).OfType<BackboneChoiceResult>().FirstOrDefault();

    private string NextStep => Notebook.Input<Dataset>(Cell.Data) is null ? "Choose a data set. The candidates are ranked here before any training."
        : "Press Run. Every candidate gets the labelled images once, and its scores rank it here. Heads that are trained afterwards show how good the ranking is.";

    private static string Hint(BackboneChoiceResult result) =>
        $"from one pass over {Figures.Count(result.TrainImages)} labelled images, before any training{(result.Outcomes.Count > 0 ? "; on the right, the test accuracy of a trained head" : "")}";

    private IReadOnlyList<ScoredBackbone> Ranked(BackboneChoiceResult result) => [.. result.Candidates.OrderByDescending(c => _score.Of(c) ?? double.NegativeInfinity)];

    private Task ChooseAsync(ScoredBackbone chosen) => OnAdd.InvokeAsync(Cell.TransferFrom(chosen, Notebook));

    private static string TitleOf(string score) => ForecastScore.All.Single(s => s.Key == score).Title;

    private static IReadOnlyList<string> Outcome(ForecastOutcome outcome) =>
    [
        TitleOf(outcome.Score), $"{outcome.Rank} of {outcome.Candidates}", $"{outcome.Regret * 100:0.0} points",
        outcome.Agreement is { } a ? a.Tau.ToString("0.00") : "–", outcome.Agreement is { } by ? $"{by.ChanceLow:0.00} to {by.ChanceHigh:0.00}" : outcome.Candidates < 6 ? "fewer than six candidates" : "–",
    ];

    private IReadOnlyList<IReadOnlyList<string>> AllFigures(BackboneChoiceResult result)
    {
        var ranked = Ranked(result);
        var first = result.Candidates.ToList().IndexOf(ranked[0]);
        return [.. ranked.Select(c => (IReadOnlyList<string>)
        [
            c.Title, c.Source, c.License.Length > 0 ? c.License : "–", Number(c.LogMe), Figures.Percent(c.NeighbourAccuracy), Number(c.HScore), Number(c.Leep), Number(c.ConditionalEntropy),
            Number(c.Distance?.Frechet), Number(c.Distance?.Discrepancy), Number(c.Distance?.Coral), Number(c.Alike[first]),
            Figures.Short(c.Cost.MultiplyAdds), Figures.Short(c.Cost.Parameters), Figures.Rate(c.Cost.ImagesPerSecond, "images"), c.Cost.Bytes is { } bytes ? $"{bytes / 1000.0:#,0} kB" : "–",
        ])];
    }

    private static string Number(double? value) => value?.ToString("0.00#") ?? "–";
}
