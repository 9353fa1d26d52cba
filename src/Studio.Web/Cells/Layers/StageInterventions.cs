using Studio.Experiments.Events;
using Studio.Experiments.Runs;

namespace Studio.Web.Cells.Layers;

/// <summary>Which stages were frozen or opened by hand while a run trained.</summary>
public static class StageInterventions
{
    /// <returns>Null if nobody touched the stage.</returns>
    public static bool? IsOpen(IReadOnlyList<RunEvent.Mark> marks, string stage) => marks.Select(m => m.Applied switch
    {
        Intervention.Frozen frozen when frozen.Group == stage => false,
        Intervention.Unfrozen opened when opened.Group == stage => true,
        _ => (bool?)null,
    }).LastOrDefault(open => open is not null);
}
