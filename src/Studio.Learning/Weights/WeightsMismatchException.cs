namespace Studio.Learning.Weights;

/// <summary>Weights that do not fit the network they were meant for; nothing was loaded. The first line of the
/// message names some of the tensors, the table below it all.</summary>
public sealed class WeightsMismatchException(LoadReport report) : Exception(
    $"The weights do not fit this network: {report.Summary}. Choose the backbone that they were trained in, "
        + $"or leave out the head.\n{report.ToTable()}")
{
    public LoadReport Report { get; } = report;
}
