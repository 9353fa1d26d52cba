using Microsoft.AspNetCore.Components;
using Studio.Web.Display;

namespace Studio.Web.Cells.Layers;

/// <summary>The layer map. It shows its parameters and raises changes; it does not know whether they change a recipe or a run.</summary>
public sealed partial class LayerMap
{
    private const int Lowest = 26, Highest = 104;

    /// <summary>From input to head.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<StagePlan> Plan { get; set; }

    /// <summary>Stages that were frozen or unfrozen by hand in the run; they take the place of the plan.</summary>
    [Parameter] public Func<string, bool?>? ByHand { get; set; }

    /// <summary>The head will be a new one, so that its size is not the published one's.</summary>
    [Parameter] public bool IsHeadNew { get; set; } = true;

    /// <summary>Only the network is shown, not what is done with it.</summary>
    [Parameter] public bool IsPlain { get; set; }

    /// <summary>Somebody wants to freeze or unfreeze the stage of this index.</summary>
    [Parameter] public EventCallback<int> OnToggle { get; set; }

    /// <summary>Stages that can be toggled; all of the backbone by default.</summary>
    [Parameter] public Func<StagePlan, bool>? MayToggle { get; set; }

    /// <summary>Somebody wants other rates.</summary>
    [Parameter] public EventCallback<RateSlope.Slope> OnSlope { get; set; }

    private bool HasTimetable => Plan.Any(s => s.UnfreezesAtEpoch != 0);

    private bool IsUnfrozen(StagePlan stage) => ByHand?.Invoke(stage.Name) ?? stage.IsUnfrozen;

    private bool CanToggle(StagePlan stage) => OnToggle.HasDelegate && (MayToggle?.Invoke(stage) ?? !stage.IsHead);

    private string Look(StagePlan stage) => IsPlain ? "plain" : stage.IsLeftOut ? "left-out" : IsUnfrozen(stage) ? "open" : "frozen";

    private string Sign(StagePlan stage) => IsPlain || stage.IsLeftOut || IsUnfrozen(stage) ? "" : "❄";

    /// <summary>The area, not the height, follows the parameters: else one stage would dwarf the others.</summary>
    private int Height(StagePlan stage) =>
        Lowest + (int)((Highest - Lowest) * Math.Sqrt(stage.Parameters / (double)Math.Max(Plan.Max(s => s.Parameters), 1)));

    private static string Warmth(StagePlan stage) => (stage.Rate is { } rate ? RateScale.Place(rate) : .6).ToString("0.##");

    private string Name(StagePlan stage)
    {
        var parameters = stage.IsHead && IsHeadNew ? "new head" : $"{Figures.Short(stage.Parameters)} parameters";
        if (IsPlain)
            return $"{stage.Name}, {parameters}";
        var state = stage.IsLeftOut ? "skipped" : !IsUnfrozen(stage) ? "frozen" : stage.Rate is { } rate
            ? $"unfrozen, learning rate {Figures.LearningRate(rate)}" : "unfrozen";
        return $"{stage.Name}, {parameters}, {state}"
            + $"{(CanToggle(stage) ? IsUnfrozen(stage) ? "; press to freeze" : "; press to unfreeze" : "")}";
    }
}
