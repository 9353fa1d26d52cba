using Studio.Notebooks.Order;

namespace Studio.Notebooks.Code;

/// <summary>The C# program on Studio.Learning that a cell stands for.</summary>
public static class CellProgram
{
    /// <summary>The whole program, or null for a cell that only says something. Files that programs hand on are named by the ids of their cells and lie in the current folder.</summary>
    /// <param name="timetable">What people changed while it trained.</param>
    public static string? Of(Notebook notebook, Cell cell, IReadOnlyList<TimedIntervention>? timetable = null) => throw new NotImplementedException();
}
