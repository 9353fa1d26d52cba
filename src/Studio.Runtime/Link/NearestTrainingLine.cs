namespace Studio.Runtime.Link;

/// <summary>The line of a training text that shares the longest run of tokens with a generated text.</summary>
/// <param name="Line">A long line is cut.</param>
/// <param name="Shared">The run, as it was generated.</param>
/// <param name="Tokens">Length of the run.</param>
/// <param name="IsWhole">The whole training text was looked through, not only its beginning.</param>
public sealed record NearestTrainingLine(string Line, string Shared, int Tokens, bool IsWhole);
