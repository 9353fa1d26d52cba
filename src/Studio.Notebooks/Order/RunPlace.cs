using Studio.Experiments.Recipes;

namespace Studio.Notebooks.Order;

/// <summary>What of the place of a run its figures depend on.</summary>
/// <param name="DeviceKind">"cpu" or "cuda".</param>
/// <param name="AutomaticPrecision">What <see cref="Precision.Auto"/> comes to there.</param>
public sealed record RunPlace(string DeviceKind, int Threads, Precision AutomaticPrecision = Precision.Float32);
