namespace Studio.Learning.Tasks;

/// <summary>A generated token, and what else could have stood in its place.</summary>
/// <param name="Likeliest">At temperature 1, the likeliest first; the chosen token need not be among them.</param>
public sealed record GeneratedToken(int Token, IReadOnlyList<(int Token, double Probability)> Likeliest);
