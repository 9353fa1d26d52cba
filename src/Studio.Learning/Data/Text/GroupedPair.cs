using Studio.Experiments.Data;

namespace Studio.Learning.Data.Text;

/// <summary>A pair of a data set.</summary>
/// <param name="Groups">Names under which it is scored on its own beside the whole: "seen", "unseen range".</param>
public sealed record GroupedPair(TextPair Pair, DataPart Part, IReadOnlyList<string> Groups);
