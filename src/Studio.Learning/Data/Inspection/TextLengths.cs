namespace Studio.Learning.Data.Inspection;

/// <summary>Lengths of a set's texts in words between white space.</summary>
public sealed record TextLengths(int Least, int Median, int Largest)
{
    private static readonly char[] s_space = [' ', '\t', '\n', '\r'];

    internal static TextLengths Of(IReadOnlyList<string> texts)
    {
        int[] lengths = [.. texts.Select(t => t.Split(s_space, StringSplitOptions.RemoveEmptyEntries).Length).Order()];
        return lengths.Length == 0 ? new(0, 0, 0) : new(lengths[0], lengths[lengths.Length / 2], lengths[^1]);
    }
}
