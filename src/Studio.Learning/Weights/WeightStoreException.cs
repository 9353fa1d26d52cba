namespace Studio.Learning.Weights;

/// <summary>Weights could not be had; the message says why and what to do.</summary>
public sealed class WeightStoreException(string message, Exception? cause = null) : Exception(message, cause);
