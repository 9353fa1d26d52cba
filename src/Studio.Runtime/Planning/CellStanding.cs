using Studio.Notebooks;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Planning;

/// <summary>What a cell, as it is set now, has come to already.</summary>
/// <param name="Seeds">Of its runs.</param>
/// <param name="Keys">Of each seed; none as long as an input is not settled, or nobody knows where it will run.</param>
/// <param name="Settled">Of each seed the completed run that stands for it; a seed without one is missing.</param>
internal sealed record CellStanding(Cell Cell, IReadOnlyList<ulong> Seeds, IReadOnlyDictionary<ulong, string> Keys,
    IReadOnlyDictionary<ulong, RunSummary> Settled)
{
    public bool IsSettled => Settled.Count == Seeds.Count;
}
