namespace Studio.Notebooks.Files;

/// <summary>Something a cell shows, in a form that other programs can show.</summary>
public abstract record CellOutput
{
    public sealed record Text(string Plain) : CellOutput;

    /// <param name="Plain">What is shown where HTML is not.</param>
    public sealed record Html(string Markup, string Plain) : CellOutput;

    public sealed record Png(ReadOnlyMemory<byte> Bytes, string Plain) : CellOutput;
}
