namespace Studio.Learning.Data.Text;

/// <summary>A sentence and its translation.</summary>
/// <param name="Attribution">Whom the licence asks to name; null where the file says nothing.</param>
public sealed record TextPair(string Source, string Target, string? Attribution = null);
