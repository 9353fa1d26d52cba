namespace Studio.Cli.Doctor;

/// <param name="Name">"cpu" or "cuda:0".</param>
/// <param name="Title">What people call it.</param>
/// <param name="Automatic">What precision "Auto" of a recipe takes for a network with convolutions.</param>
internal sealed record DeviceReport(string Name, string Title, long MemoryBytes, string Automatic,
    IReadOnlyList<PrecisionReport> Precisions);
