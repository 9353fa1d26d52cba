namespace Studio.Learning.Training;

/// <summary>A person stopped a training or what belongs to it; the message says for people how far it was.</summary>
public sealed class TrainingStoppedException(string sentence) : OperationCanceledException(sentence);
