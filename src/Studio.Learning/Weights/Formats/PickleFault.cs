namespace Studio.Learning.Weights.Formats;

/// <summary>What is wrong with a pickle; the reader of the file adds the file's name.</summary>
internal sealed class PickleFault(string sentence) : Exception(sentence);
