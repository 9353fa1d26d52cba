namespace Studio.Benchmarks;

/// <param name="ImagesPerStep">Images that one step works on.</param>
/// <param name="Reference">The PyTorch workload that the value is compared with, where its name is another.</param>
internal sealed record Workload(int ImagesPerStep, Action Step, string? Reference = null);
