using Microsoft.AspNetCore.Components;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Sequences;
using Studio.Web.Display;

namespace Studio.Web.Outputs.Diagrams;

public sealed partial class SequenceFigures
{
    private const string BoundsHint = "test set, mean and standard deviation over seeds; dashed lines are bounds: "
        + "joint training the upper bound, the frozen backbone the bound without forgetting";

    private const string s_transfers = "Backward transfer: change of the accuracy on earlier tasks by later ones; "
        + "below 0 they are forgotten. Forward transfer: effect of earlier tasks on a task before it is trained. "
        + "No hyperparameter was tuned on these figures. Each task starts from the final weights of the one before.";

    private static readonly string[] s_columns =
        ["Method", "Accuracy", "Backward transfer", "Forward transfer", "Time per seed", "Against naive"];

    [Parameter, EditorRequired] public required IReadOnlyList<ContinualMethod> Methods { get; set; }

    [Parameter, EditorRequired] public required int TaskCount { get; set; }

    [CascadingParameter(Name = "IsDark")] public bool IsDark { get; set; }

    private TaskSequenceResult? Result => (Run.Seen.Result ?? Run.Seen.Interim?.Value) as TaskSequenceResult;

    private IReadOnlyList<MethodOutcome> Known => Result?.Outcomes ?? [];

    private string Hint => Result?.Scenario == TaskScenario.TaskIncremental
        ? "test accuracy in percent on each task, after each task; the task is given, so only its classes compete"
        : "test accuracy in percent on each task, after each task; all classes so far compete, and those of the task itself";

    private MethodOutcome? Find(ContinualMethod method) => Known.FirstOrDefault(o => o.Method == method);

    private int ColourOf(ContinualMethod method) => Methods.ToList().IndexOf(method);

    private SpreadLine Line(MethodOutcome outcome) => new(outcome.Method.Title, Math.Max(0, ColourOf(outcome.Method)),
        [.. outcome.SoFar[0].Select((_, task) => Point(task + 1, [.. outcome.SoFar.Select(seed => seed[task])]))])
            { IsBound = outcome.Method is ContinualMethod.Joint or ContinualMethod.FrozenBackbone };

    private static SpreadLine.Point Point(int tasks, double[] seeds) => new(tasks, seeds.Average(), SampleDeviation.Of(seeds), seeds);

    private IReadOnlyList<string> Row(ContinualMethod method) =>
        Find(method) is not { Seeds.Count: > 0 } outcome ? [method.Title, "–", "–", "–", "–", "–"] :
    [
        method.Title, Figures.Percent(outcome.Accuracies), Signed(outcome.Matrix.BackwardTransfer), Signed(outcome.Matrix.ForwardTransfer),
        Figures.Seconds(outcome.Seconds), Difference(outcome.AgainstNone),
    ];

    /// <summary>An interval that holds 0 proves nothing, and it is said so.</summary>
    private static string Difference(Interval? gap) => gap is null ? "–"
        : $"{Signed(gap.Estimate)} ({Signed(gap.Low)} to {Signed(gap.High)}){(gap.Low <= 0 && gap.High >= 0 ? ", may be chance" : "")}";

    private static string Signed(double share) => (share * 100).ToString("+0.0;−0.0;0.0");
}
