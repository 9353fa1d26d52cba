using Studio.Experiments.Runs;

namespace Studio.Web.Cells.Layers;

/// <summary>Which stages were frozen or opened by hand while a run trained. Its marks say so in the words of the training loop: "'stage 3' frozen after step 120."</summary>
public static class StageInterventions
{
    /// <returns>Null if nobody touched the stage.</returns>
    public static bool? IsOpen(IReadOnlyList<RunEvent.Mark> marks, string stage) => marks
        .Select(m => m.Sentence.StartsWith($"'{stage}' frozen ", StringComparison.Ordinal) ? false : m.Sentence.StartsWith($"'{stage}' opened ", StringComparison.Ordinal) ? true : (bool?)null)
        .LastOrDefault(open => open is not null);
}
