using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Editing;

/// <summary>Wires a new cell to what stands around its place, so that it can run as it is.</summary>
internal static class NearestInputs
{
    /// <summary>Each required input becomes the nearest fitting cell above; where there is none, the nearest below. An input of several
    /// cells takes in all above.
    /// What may be empty stays so: there, empty means something. A question is about the nearest outcome below it.</summary>
    /// <param name="after">Id of the cell above; null for the first place.</param>
    public static Cell Of(Notebook notebook, Cell cell, string? after)
    {
        var place = after is null ? 0 : notebook.Cells.TakeWhile(c => c.Id != after).Count() + 1;
        var (above, below) = (notebook.Cells.Take(place).ToArray(), notebook.Cells.Skip(place).ToArray());
        return CellInputs.Of(cell.GetType()).Where(p => p.Input.IsRequired || p.Input.IsAhead).Aggregate(cell, (wired, p) =>
        {
            var isOne = p.Property.PropertyType == typeof(string);
            var fitting = p.Input.IsAhead
                ? below.Concat(above.Reverse()).Where(c => p.Input.Fits(c) && CellInputs.Of(c.GetType()).Count > 0).Take(1)
                : isOne ? above.Reverse().Concat(below).Where(p.Input.Fits).OrderBy(p.Input.Rank).Take(1) : above.Where(p.Input.Fits);
            return CellInputs.With(wired, p.Property, fitting.Select(c => c.Id));
        });
    }
}
