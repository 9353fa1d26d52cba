namespace Studio.Learning.Networks;

/// <summary>A group of layers that is frozen and unfrozen together: its name and the prefixes of its parameters' names.</summary>
/// <param name="Prefixes">The last one is the layer whose output the stage leaves to the next.</param>
/// <param name="Parameters">How many values it trains in the published network; stated, so that it is known without building one.</param>
public sealed record Stage(string Name, IReadOnlyList<string> Prefixes, long Parameters = 0)
{
    public bool Holds(string parameterName) =>
        Prefixes.Any(p => parameterName == p || parameterName.StartsWith(p + ".", StringComparison.Ordinal));
}
