using System.Globalization;
using Microsoft.AspNetCore.Components;
using Studio.Experiments.Results;
using Studio.Notebooks;

namespace Studio.Web.Cells.Evaluation;

/// <summary>Takes a person's prediction and shows the result beside it, after the answer only. An answer that has seen its result is locked
/// until the cell it is about is changed: then there is a new result to predict.</summary>
public sealed partial class PredictionView
{
    private const string ChoiceSetting = "choice";

    private string? _outOfRange;

    private Cell? Source => Notebook.Cell(Cell.Of);

    private bool IsShare => Cell.Unit == "%";

    private PredictedOutcome? Outcome => Cell.Of is { } of && States.TryGetValue(of, out var state) && !state.IsStale
        ? PredictedOutcome.Of(state.Runs.Select(r => r.Result).OfType<CellResult>(), Cell.Figure) : null;

    private bool IsRevealed => Outcome is not null && Cell.IsAnswered;

    private string? Fault => _outOfRange ?? Refusal?.Sentence;

    private string Said => !Cell.IsAnswered ? "–" : Cell.Choice ?? WithUnit(Cell.Number!.Value);

    /// <summary>A result that is a cell is called by the name that the cell has now.</summary>
    private string Word(PredictedOutcome outcome) =>
        outcome.Cell is { } id && Notebook.Cell(id) is { Title.Length: > 0 } cell ? cell.Title : outcome.Word!;

    private string ResultText(PredictedOutcome outcome) => outcome.Word is not null ? Word(outcome)
        : outcome.Runs > 1 ? $"{Short(outcome.Mean!.Value)} ± {WithUnit(outcome.Deviation)}" : WithUnit(outcome.Mean!.Value);

    private string Verdict(PredictedOutcome outcome) => (outcome.Word, outcome.Mean - Cell.Number) switch
    {
        ({ } word, _) => Verdict(word, Word(outcome)),
        (_, { } miss) when Math.Abs(miss) <= outcome.Deviation => "Within the standard deviation of the seeds.",
        (_, { } miss) =>
            $"{Short(Math.Abs(miss))} {(IsShare ? "points" : Cell.Unit)} {(miss > 0 ? "higher" : "lower")} than your prediction.",
        _ => "It cannot be compared with your answer: one is a number, the other is not.",
    };

    private string Verdict(params string[] names) => names.Any(n => Is(n, Cell.Choice)) ? "As you predicted."
        : names.Any(n => Cell.OptionList.Any(o => Is(n, o))) ? "Different from your prediction. Which assumption was wrong?"
        : "This is none of the answers to choose from, so it cannot be compared.";

    private static bool Is(string name, string? answer) => string.Equals(name, answer, StringComparison.OrdinalIgnoreCase);

    private string WithUnit(double number) => $"{Short(number)} {Cell.Unit}".TrimEnd();

    private static string Short(double number) => number.ToString(Math.Abs(number) < 100 ? "0.#" : "#,0", CultureInfo.CurrentCulture);

    private Task KeepAsync(ChangeEventArgs change)
    {
        double? number = double.TryParse((string?)change.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var entered)
            ? entered : null;
        _outOfRange = (Cell with { Number = number }).Check(Notebook, Catalogue).FirstOrDefault(f => f.Setting == "number")?.Sentence;
        return _outOfRange is null ? SetAsync("number", Cell.Number, number) : Task.CompletedTask;
    }
}
