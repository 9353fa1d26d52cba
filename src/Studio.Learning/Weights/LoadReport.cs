namespace Studio.Learning.Weights;

/// <summary>What became of each key when weights were put into a network.</summary>
/// <param name="Missing">Keys of the network that the file lacks; these keep their random values.</param>
/// <param name="Unexpected">Keys of the file that the network lacks.</param>
/// <param name="MisShaped">Keys that both have in different shapes.</param>
/// <param name="SkippedHead">Keys of the head that were left out on purpose.</param>
public sealed record LoadReport(int Loaded, IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected,
    IReadOnlyList<MisShapedTensor> MisShaped, IReadOnlyList<string> SkippedHead)
{
    private const int MostNamed = 3;

    public bool IsComplete => Missing.Count == 0 && Unexpected.Count == 0 && MisShaped.Count == 0;

    /// <summary>How many keys are at fault, with the first of each kind.</summary>
    public string Summary => string.Join("; ", new[]
    {
        Some("missing", Missing), Some("unexpected", Unexpected),
        Some("of another shape", [.. MisShaped.Select(m => $"{m.Name} is {Sides(m.Found)} and not {Sides(m.Expected)}")]),
    }.OfType<string>());

    /// <summary>One line a key under a line of totals, for a terminal or a log.</summary>
    public string ToTable()
    {
        var rows = Missing.Select(k => ("missing", k, "")).Concat(Unexpected.Select(k => ("unexpected", k, "")))
            .Concat(MisShaped.Select(m => ("mis-shaped", m.Name, $"file {Sides(m.Found)}, network {Sides(m.Expected)}")))
            .Concat(SkippedHead.Select(k => ("head left out", k, ""))).ToArray();
        var width = rows.Select(r => r.Item2.Length).DefaultIfEmpty().Max();
        return string.Join('\n', rows.Select(r => $"{r.Item1,-13}  {r.Item2.PadRight(width)}  {r.Item3}".TrimEnd())
            .Prepend($"{Loaded} tensors loaded, {Missing.Count} missing, {Unexpected.Count} unexpected, {MisShaped.Count} mis-shaped"));
    }

    private static string? Some(string what, IReadOnlyList<string> keys) =>
        keys.Count == 0 ? null : $"{keys.Count} {what} ({string.Join(", ", keys.Take(MostNamed))}{(keys.Count > MostNamed ? ", …" : "")})";

    private static string Sides(IReadOnlyList<long> shape) => $"[{string.Join(", ", shape)}]";
}
