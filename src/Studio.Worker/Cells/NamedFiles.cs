namespace Studio.Worker.Cells;

/// <summary>Data sets and weights of a person's own, each a path on this machine under the name that a notebook
/// calls it by. Only whoever starts a run by hand can give them: a notebook holds names, never paths,
/// so that one from a stranger reads no file.</summary>
public sealed record NamedFiles(IReadOnlyDictionary<string, string> Data, IReadOnlyDictionary<string, string> Weights)
{
    public static NamedFiles None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());
}
