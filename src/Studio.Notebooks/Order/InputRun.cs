using Studio.Experiments.Results;

namespace Studio.Notebooks.Order;

/// <summary>A finished run whose result another cell takes in.</summary>
/// <param name="Key">The run's own key.</param>
public sealed record InputRun(string Key, CellResult Result);
