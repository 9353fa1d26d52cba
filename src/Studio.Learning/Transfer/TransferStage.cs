using Studio.Experiments.Results;

namespace Studio.Learning.Transfer;

/// <summary>One training within a transfer: a fold of a cross-validation, or the one whose weights are kept; either may begin with a head
/// that is warmed.</summary>
/// <param name="Fold">From 1; null for the training whose weights are kept.</param>
/// <param name="Train">Items of the training set.</param>
/// <param name="Validation">Items of the validation set; none where <paramref name="Pooled"/> gives the figures of the folds.</param>
/// <param name="Pooled">Figures of an epoch over all folds.</param>
internal sealed record TransferStage(int? Fold, IReadOnlyList<int> Train, IReadOnlyList<int> Validation,
    Func<int, ClassificationFigures>? Pooled)
{
    public const string WarmUpSuffix = ".warm-up";

    /// <summary>The head alone trains, before the backbone is unfrozen.</summary>
    public bool IsWarmUp { get; init; }

    /// <summary>Ending of the checkpoint's file: "" or ".fold-1", either with ".warm-up".</summary>
    public string Suffix => (Fold is { } fold ? $".fold-{fold}" : "") + (IsWarmUp ? WarmUpSuffix : "");
}
