using Studio.Notebooks;
using Studio.Runtime.Persons;

namespace Studio.Runtime.Notebooks;

/// <summary>A notebook as all its viewers see it at one time.</summary>
/// <param name="Person">Id of who made it.</param>
/// <param name="Cells">By cell id.</param>
public sealed record NotebookState(string Id, string Person, Notebook Notebook, IReadOnlyList<PersonPresence> People,
    IReadOnlyDictionary<string, CellState> Cells);
