namespace Studio.Experiments.Data;

/// <summary>A sentence and its translation.</summary>
/// <param name="Attribution">Whom the licence asks to name; null where the file says nothing.</param>
public sealed record TextPair(string Source, string Target, string? Attribution = null)
{
    /// <summary>A line of source, tab, target and, if wanted, tab and attribution; null where one of the two sentences is missing or
    /// empty.</summary>
    public static TextPair? OfLine(string line)
    {
        var fields = line.Split('\t');
        return fields.Length < 2 || string.IsNullOrWhiteSpace(fields[0]) || string.IsNullOrWhiteSpace(fields[1]) ? null
            : new(fields[0].Trim(), fields[1].Trim(), fields.Length > 2 && fields[2].Trim() is { Length: > 0 } by ? by : null);
    }
}
