using Studio.Experiments.Results;
using Studio.Notebooks;

namespace Studio.Runtime.Runs;

/// <summary>All that a worker needs to run a cell.</summary>
/// <param name="Notebook">Id of the notebook that the cell stands in.</param>
/// <param name="Inputs">Results by the id of their cell. Of a cell with several seeds the first stands under its id, and each under
/// <see cref="InputName"/>. Empty as long as the run waits for its inputs.</param>
/// <param name="Key">Hash of everything that the result depends on: equal keys, equal results.</param>
/// <param name="Person">Id of who asked for it.</param>
public sealed record RunRequest(string Notebook, Cell Cell, ulong Seed, IReadOnlyDictionary<string, CellResult> Inputs, string Key,
    string Person)
{
    /// <summary>Name of one seed's result among the inputs, for example "transfer-2#7".</summary>
    public static string InputName(string cell, ulong seed) => $"{cell}#{seed}";
}
