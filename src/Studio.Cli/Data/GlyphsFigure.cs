namespace Studio.Cli.Data;

/// <param name="Value">An accuracy from 0 to 1 on the test part.</param>
internal sealed record GlyphsFigure(string Name, double Value, double Least, double Most)
{
    public bool IsWithin => Value >= Least && Value <= Most;
}
