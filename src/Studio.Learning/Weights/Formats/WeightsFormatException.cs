namespace Studio.Learning.Weights.Formats;

/// <summary>A file of weights, or of what belongs to them, that cannot be read; the message names the file, the fault and what to
/// do.</summary>
/// <param name="content">What was expected in it.</param>
public sealed class WeightsFormatException(string file, string fault, Exception? cause = null, string content = "weights")
    : Exception($"'{Path.GetFileName(file)}' cannot be read as {content}: {fault}", cause)
{
    /// <summary>The fault alone, without the file's name.</summary>
    public string Fault { get; } = fault;
}
