namespace Studio.Worker;

/// <summary>This worker is not wanted here; the message says why.</summary>
internal sealed class WorkerRefusedException(string sentence) : Exception(sentence);
