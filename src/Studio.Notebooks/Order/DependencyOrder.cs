namespace Studio.Notebooks.Order;

/// <summary>In which order cells run: inputs before what takes them in, and otherwise as they stand in the notebook.</summary>
public static class DependencyOrder
{
    /// <summary>All cells but those that lie on a cycle or behind one.</summary>
    public static IReadOnlyList<Cell> Of(Notebook notebook)
    {
        var names = notebook.Cells.Select(c => c.Id).ToHashSet();
        var (ordered, done, left) = (new List<Cell>(), new HashSet<string>(), notebook.Cells.ToList());
        while (left.FindIndex(c => c.Inputs.All(i => done.Contains(i) || !names.Contains(i))) is >= 0 and var next)
        {
            ordered.Add(left[next]);
            done.Add(left[next].Id);
            left.RemoveAt(next);
        }
        return ordered;
    }

    /// <summary>The cell after all that it needs, directly or not.</summary>
    public static IReadOnlyList<Cell> UpTo(Notebook notebook, string id)
    {
        var needed = Reached(id, known => notebook.Cells.Where(c => known.Contains(c.Id)).SelectMany(c => c.Inputs));
        return [.. Of(notebook).Where(c => c.Id == id || needed.Contains(c.Id))];
    }

    /// <summary>The cells that take in the cell's result, directly or not: those that become stale with it.</summary>
    public static IReadOnlyList<Cell> Behind(Notebook notebook, string id)
    {
        var behind = Reached(id, known => notebook.Cells.Where(c => c.Inputs.Any(known.Contains)).Select(c => c.Id));
        return [.. notebook.Cells.Where(c => behind.Contains(c.Id))];
    }

    /// <summary>What can be reached from a cell in one step or more; the cell itself only by way of a cycle.</summary>
    private static HashSet<string> Reached(string id, Func<IReadOnlySet<string>, IEnumerable<string>> step)
    {
        var reached = step(new HashSet<string> { id }).ToHashSet();
        while (step(reached).Except(reached).ToArray() is { Length: > 0 } further)
            reached.UnionWith(further);
        return reached;
    }
}
