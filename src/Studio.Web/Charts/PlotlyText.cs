namespace Studio.Web.Charts;

/// <summary>A text as Plotly shows it: Plotly reads links, line breaks and bold print out of what looks like HTML,
/// and names come from persons and files.</summary>
public static class PlotlyText
{
    private const int Longest = 300;

    public static string Of(string text) => (text.Length <= Longest ? text : $"{text[..Longest]}…")
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
