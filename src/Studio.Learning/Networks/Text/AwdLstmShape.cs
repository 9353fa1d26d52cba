namespace Studio.Learning.Networks.Text;

/// <summary>Layers of an <see cref="AwdLstm"/>; the defaults are those of the published WikiText-103 weights.</summary>
public sealed record AwdLstmShape
{
    /// <summary>Size V of the vocabulary.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Width E of the embedding, and of the last layer.</summary>
    public int Embedding { get; init; } = 400;

    /// <summary>Units of every layer but the last. Older checkpoints have 1150.</summary>
    public int Hidden { get; init; } = 1152;

    public int Layers { get; init; } = 3;

    /// <summary>Token whose embedding stays as it is.</summary>
    public int Padding { get; init; } = 1;
}
