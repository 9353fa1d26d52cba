using Studio.Experiments.Runs;

namespace Studio.Experiments.Results;

/// <summary>A trained network: what all of them have, whatever they are for.</summary>
public abstract record TrainedModel : CellResult
{
    /// <summary>safetensors with all that is needed to use the network.</summary>
    public required ArtifactReference Model { get; init; }

    /// <summary>Key of the backbone, or of the network where there is no backbone.</summary>
    public required string Network { get; init; }

    /// <summary>Reference of the data set, as in <see cref="DatasetResult"/>; null where it was trained on a text of
    /// the cell itself.</summary>
    public required string? Dataset { get; init; }

    /// <summary>0 in language models and generators of a version that did not record it.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Time of the training, measures included.</summary>
    public required double Seconds { get; init; }

    /// <summary>A person intervened, or it was stopped early: the figures are not those of the settings alone.</summary>
    public required bool IsSteered { get; init; }
}
