using Studio.Experiments.Recipes;

namespace Studio.Notebooks;

/// <summary>The transfer that a cell will run. Its recipe is the cell's setting "recipe".</summary>
/// <param name="Data">Id of the cell that gives the data set; null if none is chosen.</param>
/// <param name="Model">Id of the cell that gives the network; null if none is chosen.</param>
/// <param name="Seed">Of its first run.</param>
/// <param name="MaxSteps">Maximum number of optimizer steps; null runs all epochs.</param>
public sealed record StatedTransfer(string? Data, string? Model, Recipe Recipe, ulong Seed, int? MaxSteps = null)
{
    /// <summary>It resumes from a checkpoint of another run.</summary>
    public bool IsBranch { get; init; }
}
