namespace Studio.Learning.Transfer;

/// <summary>A run whose loss became NaN or infinite before there was anything to keep.</summary>
public sealed class TrainingDivergedException(string sentence) : Exception(sentence);
