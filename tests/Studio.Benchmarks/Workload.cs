namespace Studio.Benchmarks;

/// <param name="ItemsPerStep">Items that one step works on.</param>
/// <param name="Reference">The PyTorch workload that the value is compared with, where its name is another.</param>
internal sealed record Workload(int ItemsPerStep, Action Step, string? Reference = null)
{
    /// <summary>What the items are.</summary>
    public string Unit { get; init; } = "images";
}
