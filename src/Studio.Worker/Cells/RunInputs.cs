using Studio.Experiments.Results;
using Studio.Notebooks.Settings;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Takes results of other cells out of a request.</summary>
internal static class RunInputs
{
    /// <summary>The result of an input; of one with several seeds, the first seed's.</summary>
    /// <exception cref="ArgumentException">It is missing, or something else.</exception>
    public static T Of<T>(this RunRequest request, string? cell, string wanted) where T : CellResult =>
        cell is not null && request.Inputs.TryGetValue(cell, out var result) && result is T fitting ? fitting
            : throw new ArgumentException($"'{request.Cell.Id}' needs {wanted}; {Instead(request, cell)}. Choose another cell, "
                + "or run it first.");

    private static string Instead(RunRequest request, string? cell) => cell is null ? "no cell is chosen"
        : request.Inputs.TryGetValue(cell, out var given) ? $"'{cell}' gives {ValueKind.Name(given.GetType())}" : $"'{cell}' has no result";

    /// <summary>The result of an input for the request's own seed; of one without that seed, its only one.</summary>
    public static T OfSeed<T>(this RunRequest request, string? cell, string wanted) where T : CellResult =>
        cell is not null && request.Inputs.GetValueOrDefault(RunRequest.InputName(cell, request.Seed)) is T own
        ? own : request.Of<T>(cell, wanted);

    /// <summary>The models of all seeds of an input, by rising seed.</summary>
    public static IReadOnlyList<T> Seeds<T>(this RunRequest request, string cell) where T : TrainedModel
    {
        var first = request.Of<T>(cell, ValueKind.Name(typeof(T)));
        var others = request.Inputs.Where(i => i.Key.StartsWith(RunRequest.InputName(cell, 0)[..^1], StringComparison.Ordinal))
            .Select(i => i.Value).OfType<T>();
        return [.. others.Append(first).DistinctBy(r => r.Seed).OrderBy(r => r.Seed)];
    }
}
