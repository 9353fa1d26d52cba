using Studio.Experiments.Catalogue;
using Studio.Experiments.Events;

namespace Studio.Notebooks.Order;

/// <summary>The name of a run's result: two runs with the same key come to the same. 64 hexadecimal digits.</summary>
public static class CellKey
{
    /// <param name="seed">One of the cell's <see cref="Cell.RunSeeds"/>.</param>
    /// <param name="inputs">Runs by the id of their cell, one a seed; those of each of the cell's inputs.</param>
    /// <exception cref="ArgumentException">An input has no run.</exception>
    public static string Of(Cell cell, ulong seed, RunPlace place, IReadOnlyDictionary<string, IReadOnlyList<InputRun>> inputs, StudioCatalogue catalogue) => throw new NotImplementedException();

    /// <summary>The key of a run that a person steered or stopped early, so that its result is not taken for that of the settings alone.</summary>
    public static string Steered(string key, IReadOnlyList<TimedIntervention> timetable, int? stoppedAfter) => throw new NotImplementedException();
}
