using System.Globalization;
using Microsoft.AspNetCore.Components;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Notebooks.Cells;

namespace Studio.Web.Cells;

/// <summary>Takes a person's prediction, and sets what came out beside it. What came out is not shown before the answer: it would no longer be a prediction.</summary>
public sealed partial class PredictionView
{
    private const string ChoiceSetting = "choice";

    private Cell? Source => Notebook.Input<Cell>(Cell.Of);

    private PredictedOutcome? Outcome => Cell.Of is { } of && States.TryGetValue(of, out var state)
        ? PredictedOutcome.Of(state.Runs.Select(r => r.Result).OfType<CellResult>(), Cell.Figure) : null;

    private string Said => !Cell.IsAnswered ? "–" : Cell.Choice ?? WithUnit(Cell.Number!.Value);

    private string Came(PredictedOutcome outcome) => outcome.Word
        ?? (outcome.Runs > 1 ? $"{Short(outcome.Mean!.Value)} ± {WithUnit(outcome.Deviation)}" : WithUnit(outcome.Mean!.Value));

    private string Verdict(PredictedOutcome outcome) => (outcome.Word, outcome.Mean - Cell.Number) switch
    {
        ({ } word, _) => word == Cell.Choice ? "As you said." : "Not what you said. Which of your reasons did not hold?",
        (_, { } miss) when Math.Abs(miss) <= outcome.Deviation => "As close as the seeds are to each other.",
        (_, { } miss) => $"{Short(Math.Abs(miss))} {(Cell.Unit == "%" ? "points" : Cell.Unit)} {(miss > 0 ? "more" : "less")} than you said.",
        _ => "It cannot be compared with your answer: one is a number, the other is not.",
    };

    private string WithUnit(double number) => $"{Short(number)} {Cell.Unit}".TrimEnd();

    private static string Short(double number) => number.ToString(Math.Abs(number) < 100 ? "0.#" : "#,0", CultureInfo.CurrentCulture);

    private Task KeepAsync(ChangeEventArgs change) => SetAsync("number", Cell.Number,
        double.TryParse((string?)change.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null);
}
