using Studio.Experiments;

namespace Studio.Worker.Cells;

/// <summary>The runners, found and not listed: one for each kind of cell that can run.</summary>
public static class CellRunners
{
    public static IReadOnlyList<ICellRunner> All { get; } = [.. Parts.Made<ICellRunner>().OrderBy(r => r.Kind, StringComparer.Ordinal)];

    /// <exception cref="NotSupportedException">No runner for this kind of cell.</exception>
    public static ICellRunner For(string kind) => All.FirstOrDefault(r => r.Kind == kind)
        ?? throw new NotSupportedException($"This worker cannot run a cell of kind '{kind}'. "
            + $"It runs {string.Join(", ", All.Select(r => r.Kind))}.");
}
