namespace Studio.Learning.Weights.Formats;

/// <summary>A state dict inside a checkpoint.</summary>
/// <param name="Tensors">By their names without prefixes that all of them carry.</param>
/// <param name="Metadata">Plain values that stood beside the state dict, by dotted names.</param>
/// <param name="Wrappers">What was taken off on the way to it, from the outside in.</param>
internal sealed record FoundStateDict(IReadOnlyList<KeyValuePair<string, PickleTensor>> Tensors,
    IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<string> Wrappers)
{
    /// <summary>Places in the file of other sets of weights, which were not taken: the same network not averaged, or another one.</summary>
    public IReadOnlyList<string> NotTaken { get; init; } = [];
}
