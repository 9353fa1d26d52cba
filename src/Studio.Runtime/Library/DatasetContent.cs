using Studio.Experiments.Results;
using Studio.Experiments.Runs;

namespace Studio.Runtime.Library;

/// <summary>What is in a stored data set, as it was found when it came.</summary>
public sealed record DatasetContent
{
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Images of each class in each part.</summary>
    public required IReadOnlyList<PartResult> Parts { get; init; }

    /// <summary>Files that are not used, and why.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>A grid of examples, one class per row; null until a worker has drawn it.</summary>
    public ArtifactReference? Samples { get; init; }

    /// <summary>What was changed since the version before, a sentence for each kind of change; empty for an upload.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    public int Images => Parts.Sum(p => p.Items.Sum());

    /// <summary>Images per class in all parts.</summary>
    public int ImagesOf(int label) => Parts.Sum(p => p.Items[label]);
}
