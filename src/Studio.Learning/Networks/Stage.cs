namespace Studio.Learning.Networks;

/// <summary>A group of layers that is frozen or opened together: its name and the prefixes of its parameters' names.</summary>
public sealed record Stage(string Name, IReadOnlyList<string> Prefixes)
{
    public bool Holds(string parameterName) => Prefixes.Any(p => parameterName == p || parameterName.StartsWith(p + ".", StringComparison.Ordinal));
}
