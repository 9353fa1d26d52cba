using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Web.Display;
using Studio.Web.Outputs.Confusion;

namespace Studio.Web.Cells.Evaluation;

/// <summary>Shows where a taught network errs, and the images behind each number: figures over all seeds, images of the chosen one.</summary>
public sealed partial class EvaluateView
{
    private ConfusionCell? _opened;
    private int _chosen;

    private int Chosen => Math.Min(_chosen, State.Runs.Count - 1);

    /// <summary>One a seed of the transfer.</summary>
    private IReadOnlyList<EvaluationResult> Results => [.. State.Runs.Select(r => r.Result).OfType<EvaluationResult>()];

    private EvaluationResult? Judged => State.Runs.Count == 0 ? null : State.Runs[Chosen].Result as EvaluationResult;

    private bool IsChecked => Judged is not null;

    /// <summary>What stands there before the network of the chosen seed was judged: the same, with nothing in it.</summary>
    private EvaluationResult? Shown => Judged ?? (ClassesOf(Cell.Data ?? Notebook.Input<Transfer>(Cell.Model)?.Data) is { Count: > 0 } classes ? Nothing(ConfusionMatrix.Empty(classes)) : null);

    private string Meaning => $"of {Figures.Count(Results[0].Scores.Items)} images correct, {(Results.Count > 1 ? $"mean and spread over {Results.Count} seeds"
        : $"95 % interval {Results[0].Accuracy.Low * 100:0.0} to {Results[0].Accuracy.High * 100:0.0} %")}";

    private string NextStep => Notebook.Input<Transfer>(Cell.Model) is null
        ? "Choose a transfer cell. Its network is then asked about images it has never seen."
        : "Press Run. The confusion matrix shows which classes are taken for which; a press on a number shows those images. Beside it stand the worst mistakes, scores by class, and whether the network is as sure as it should be.";

    private IReadOnlyList<double> Each(Func<EvaluationResult, double> figure) => [.. Results.Select(figure)];

    /// <summary>A second press on the same cell closes it.</summary>
    private void Open(ConfusionCell cell) => _opened = cell == _opened ? null : cell;

    private IReadOnlyList<PredictedItem> Items(EvaluationResult result) => _opened is { } cell
        ? [.. result.Items.Where(i => i.Truth == cell.Truth && i.Predicted == cell.Predicted).OrderByDescending(i => i.Loss)]
        : [.. result.Items.Where(i => i.Truth != i.Predicted).OrderByDescending(i => i.Loss)];

    private string Title(EvaluationResult result) => _opened is { } cell
        ? cell.IsRight ? $"{result.Confusion.Classes[cell.Truth]}, recognised" : $"{result.Confusion.Classes[cell.Truth]}, taken for {result.Confusion.Classes[cell.Predicted]}"
        : "Most certain and wrong";

    private string? Hint(EvaluationResult result) => !IsChecked ? null : $"{Figures.Count(Items(result).Count)} images, the greatest loss first";

    private static EvaluationResult Nothing(ConfusionMatrix matrix) => new("", new(0, 0, 0), matrix, ClassificationScores.Of(matrix), double.NaN, [], [], 0);
}
