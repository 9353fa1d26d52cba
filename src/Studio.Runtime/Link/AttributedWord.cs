namespace Studio.Runtime.Link;

/// <summary>What a word of a text contributes to a class; positive values speak for it.</summary>
/// <param name="Gradient">Gradient × input, in logits.</param>
/// <param name="Occlusion">How far the probability of the class falls without the word, -1 to 1; null where it was not asked for.</param>
/// <param name="IsUnknown">The vocabulary lacks it, so that the network sees the same as for any other unknown word.</param>
public sealed record AttributedWord(string Word, double Gradient, double? Occlusion, bool IsUnknown);
