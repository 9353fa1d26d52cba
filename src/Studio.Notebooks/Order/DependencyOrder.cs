namespace Studio.Notebooks.Order;

/// <summary>In which order cells run: inputs before what takes them in, and otherwise as they stand in the notebook.</summary>
public static class DependencyOrder
{
    /// <summary>All cells but those that lie on a cycle or behind one.</summary>
    public static IReadOnlyList<Cell> Of(Notebook notebook) => throw new NotImplementedException();

    /// <summary>The cell after all that it needs, directly or not.</summary>
    public static IReadOnlyList<Cell> UpTo(Notebook notebook, string id) => throw new NotImplementedException();

    /// <summary>The cells that take in the cell's result, directly or not: those that become stale with it.</summary>
    public static IReadOnlyList<Cell> Behind(Notebook notebook, string id) => throw new NotImplementedException();
}
