namespace Studio.Learning.Weights.Formats;

/// <summary>A weights file that cannot be read; the message names the file, the fault and what to do.</summary>
public sealed class WeightsFormatException(string file, string fault, Exception? cause = null)
    : Exception($"'{Path.GetFileName(file)}' cannot be read as weights: {fault}", cause)
{
    /// <summary>The fault alone, without the file's name.</summary>
    public string Fault { get; } = fault;
}
