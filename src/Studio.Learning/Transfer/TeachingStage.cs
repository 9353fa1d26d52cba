using Studio.Learning.Training;

namespace Studio.Learning.Transfer;

/// <summary>One training within a transfer: a fold of a cross-validation, or the one whose weights are kept.</summary>
/// <param name="Name">"fold-1" and so on, or "final"; a checkpoint's file carries it.</param>
/// <param name="Fit">Items of the data set to fit to.</param>
/// <param name="Choose">Items to choose by; none where <paramref name="Pooled"/> tells what the folds said.</param>
/// <param name="Pooled">Figures of an epoch over all folds.</param>
internal sealed record TeachingStage(string Name, IReadOnlyList<int> Fit, IReadOnlyList<int> Choose, Func<int, ChooseFigures>? Pooled)
{
    public const string Final = "final";

    public bool IsFinal => Name == Final;
}
