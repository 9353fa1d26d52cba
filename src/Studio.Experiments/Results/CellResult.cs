namespace Studio.Experiments.Results;

/// <summary>What a cell came to: a named value that never changes and that other cells can take in.</summary>
[OpenKinds]
public abstract record CellResult;
