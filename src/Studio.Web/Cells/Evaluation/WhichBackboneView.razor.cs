using Studio.Experiments.Results.Choice;
using Studio.Web.Display;

namespace Studio.Web.Cells.Evaluation;

/// <summary>Shows how the scores rank the candidates, how reliable they are, and how well they forecast the test accuracies.</summary>
public sealed partial class WhichBackboneView
{
    private static readonly IReadOnlyList<string> s_outcomes = ["Score", "Rank of the first choice", "Regret", "τ", "Random orders"];

    /// <summary>Key of the score that ranks; null for the first one.</summary>
    private string? _score;

    private BackboneChoiceResult? Result => State.Runs.Select(r => r.Result).OfType<BackboneChoiceResult>().FirstOrDefault();

    private string NextStep => Notebook.Cell(Cell.Data) is null
        ? "Choose a data set. The candidates are ranked here before any training."
        : $"Press Run. Each candidate reads the labelled {Notebook.UnitOf(Cell, Catalogue)} once, and its scores rank it here. "
            + "Heads that are trained afterwards show how good the ranking is.";

    private static string Hint(BackboneChoiceResult result) =>
        $"from one pass over {Figures.Count(result.TrainImages)} labelled {result.Unit}, before any training"
        + $"{(result.Outcomes.Count > 0 ? "; on the right, the test accuracy of a trained head" : "")}";

    /// <summary>The score that ranks; null where the result has none.</summary>
    private TransferabilityScore? Ranking(BackboneChoiceResult result) =>
        result.AllScores.FirstOrDefault(s => s.Key == _score) ?? (result.AllScores is [var first, ..] ? first : null);

    private Task ChooseAsync(ScoredBackbone chosen) => OnAdd.InvokeAsync(Cell.TransferFrom(chosen, Notebook));

    private static IReadOnlyList<string> Outcome(BackboneChoiceResult result, ForecastOutcome outcome) =>
    [
        result.TitleOf(outcome.Score), $"{outcome.Rank} of {outcome.Candidates}", $"{outcome.Regret * 100:0.0} points",
        outcome.Agreement is { } a ? a.Tau.ToString("0.00") : "–",
        outcome.Agreement is { } by ? $"{by.ChanceLow:0.00} to {by.ChanceHigh:0.00}"
            : outcome.Candidates < 6 ? "fewer than six candidates" : "–",
    ];

    private static IReadOnlyList<string> FigureColumns(BackboneChoiceResult result) =>
    [
        "Network", "Source", "Licence", .. result.AllScores.Select(s => s.Title),
        "Fréchet", "MMD", "CORAL", "CKA", "Multiply–adds", "Parameters", "Throughput", "Size",
    ];

    private static IReadOnlyList<IReadOnlyList<string>> AllFigures(BackboneChoiceResult result, TransferabilityScore score)
    {
        var (scores, ranked) = (result.AllScores, score.Rank(result.Candidates));
        var first = result.Candidates.ToList().IndexOf(ranked[0]);
        return [.. ranked.Select(c => (IReadOnlyList<string>)
        [
            c.Title, c.Source, c.License.Length > 0 ? c.License : "–", .. scores.Select(s => s.TextOf(c) ?? "–"),
            Number(c.Distance?.Frechet), Number(c.Distance?.Discrepancy), Number(c.Distance?.Coral),
                Number(first < c.Similarities.Count ? c.Similarities[first] : null),
            Figures.Short(c.Cost.MultiplyAdds), Figures.Short(c.Cost.Parameters), Figures.Rate(c.Cost.ItemsPerSecond, result.Unit),
            c.Cost.Bytes is { } bytes ? $"{bytes / 1000.0:#,0} kB" : "–",
        ])];
    }

    private static string Number(double? value) => value?.ToString("0.00#") ?? "–";
}
