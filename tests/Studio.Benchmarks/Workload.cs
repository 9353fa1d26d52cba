namespace Studio.Benchmarks;

/// <param name="ImagesPerStep">Images that one step works on.</param>
internal sealed record Workload(int ImagesPerStep, Action Step);
