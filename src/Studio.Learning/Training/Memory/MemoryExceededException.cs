namespace Studio.Learning.Training.Memory;

/// <summary>A run needs more memory than it may take; the message names the setting that makes it fit.</summary>
public sealed class MemoryExceededException(string message) : Exception(message);
