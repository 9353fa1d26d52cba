using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Web.Display;
using Studio.Web.Outputs.Confusion;

namespace Studio.Web.Cells.Evaluation;

/// <summary>Shows where a trained network errs, and the images behind each number: figures over all seeds,
/// images of the chosen one.</summary>
public sealed partial class EvaluateView
{
    private ConfusionCell? _opened;
    private int _chosen;

    private int Chosen => Math.Min(_chosen, State.Runs.Count - 1);

    /// <summary>The cell of the test data: its own, or that of the data which the model was trained on.</summary>
    private string? Data => Cell.Data ?? Notebook.Origin<DatasetResult>(Cell.Model)?.Id;

    /// <summary>One per seed of the model.</summary>
    private IReadOnlyList<EvaluationResult> Results => [.. State.Runs.Select(r => r.Result).OfType<EvaluationResult>()];

    private EvaluationResult? Judged => State.Runs.Count == 0 ? null : State.Runs[Chosen].Result as EvaluationResult;

    /// <summary>Weights of the classifier of the chosen seed, if it is still the one that was evaluated.</summary>
    private ArtifactReference? Evaluated => !State.IsStale && Cell.Model is { } model && States.TryGetValue(model, out var state)
        ? (state.Runs.FirstOrDefault(r => r.Request.Seed == State.Runs[Chosen].Request.Seed)?.Result as Classifier)?.Model : null;

    private bool IsChecked => Judged is not null;

    /// <summary>What the items are; before the first evaluation as the model's result says.</summary>
    private string Unit => Judged?.Unit ?? (Cell.Model is { } model && States.TryGetValue(model, out var state)
        ? state.Runs.Select(r => r.Result).OfType<Classifier>().FirstOrDefault()?.Unit : null) ?? "images";

    /// <summary>The view before the network of the chosen seed was evaluated: the same, without values.</summary>
    private EvaluationResult? Shown =>
        Judged ?? (ClassesOf(Data) is { Count: > 0 } classes ? Nothing(ConfusionMatrix.Empty(classes)) : null);

    private string Meaning =>
        $"of {Figures.Count(Results[0].Scores.Items)} {Results[0].Unit} correct, "
        + $"{(Results.Count > 1 ? $"mean and standard deviation over {Results.Count} seeds"
        : $"95 % interval {Results[0].Accuracy.Low * 100:0.0} to {Results[0].Accuracy.High * 100:0.0} %")}";

    private string NextStep => Notebook.Cell(Cell.Model) is null
        ? "Choose a cell that trains a classifier. It is then evaluated on the test set."
        : "Press Run. The confusion matrix shows which classes are misclassified as which; press a number to see its items. "
        + "Beside it are the items with the highest loss, the scores per class and the calibration.";

    private IReadOnlyList<double> Each(Func<EvaluationResult, double> figure) => [.. Results.Select(figure)];

    /// <summary>A second press on the same cell closes it.</summary>
    private void Open(ConfusionCell cell) => _opened = cell == _opened ? null : cell;

    private IReadOnlyList<PredictedItem> Items(EvaluationResult result) => _opened is { } cell
        ? [.. result.Items.Where(i => i.Truth == cell.Truth && i.Predicted == cell.Predicted).OrderByDescending(i => i.Loss)]
        : [.. result.Items.Where(i => i.Truth != i.Predicted).OrderByDescending(i => i.Loss)];

    private string Title(EvaluationResult result) => _opened is { } cell
        ? cell.IsRight ? $"{result.Confusion.Classes[cell.Truth]}, correct"
        : $"{result.Confusion.Classes[cell.Truth]}, misclassified as {result.Confusion.Classes[cell.Predicted]}"
        : $"{char.ToUpperInvariant(Unit[0])}{Unit[1..]} with the highest loss";

    private string? Hint(EvaluationResult result) => !IsChecked ? null : $"{Figures.Count(Items(result).Count)} {Unit}, highest loss first";

    private static EvaluationResult Nothing(ConfusionMatrix matrix) =>
        new("", new(0, 0, 0), matrix, ClassificationScores.Of(matrix), double.NaN, [], [], 0);
}
