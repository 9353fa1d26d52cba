using Studio.Experiments.Catalogue;

namespace Studio.Notebooks;

/// <summary>All that stands in the way of running a cell.</summary>
public static class CellFaults
{
    public static IReadOnlyList<CellFault> Of(Notebook notebook, Cell cell, StudioCatalogue catalogue) => throw new NotImplementedException();
}
