namespace Studio.Worker.Cells;

/// <summary>The runners of this room, found and not listed: one for each kind of cell that can run.</summary>
public static class CellRunners
{
    public static IReadOnlyList<ICellRunner> All { get; } =
    [
        .. typeof(CellRunners).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(ICellRunner)))
            .Select(t => (ICellRunner)Activator.CreateInstance(t)!).OrderBy(r => r.Kind, StringComparer.Ordinal),
    ];

    /// <exception cref="NotSupportedException">No runner for this kind of cell.</exception>
    public static ICellRunner For(string kind) => All.FirstOrDefault(r => r.Kind == kind)
        ?? throw new NotSupportedException($"This worker cannot run a cell of kind '{kind}'. It runs {string.Join(", ", All.Select(r => r.Kind))}.");
}
