using Studio.Experiments.Events;
using Studio.Experiments.Runs;

namespace Studio.Web.Cells.Layers;

/// <summary>Which stages were frozen or unfrozen by hand while a run trained.</summary>
public static class StageInterventions
{
    /// <returns>Null if nobody touched the stage.</returns>
    public static bool? IsUnfrozen(IReadOnlyList<RunEvent.Mark> marks, string stage) => marks.Select(m => m.Applied switch
    {
        Intervention.Frozen frozen when frozen.Group == stage => false,
        Intervention.Unfrozen unfrozen when unfrozen.Group == stage => true,
        _ => (bool?)null,
    }).LastOrDefault(isUnfrozen => isUnfrozen is not null);
}
