using Studio.Experiments.Data;

namespace Studio.Experiments.Catalogue;

/// <summary>What a file of weights turned out to be.</summary>
/// <param name="Backbone">Key of the network whose names and shapes it has.</param>
/// <param name="ClassCount">Classes of its head; 0 where it has none.</param>
/// <param name="Classes">Their names, where the file says them or their number leaves no doubt; else empty.</param>
/// <param name="Input">What the file says, else what is usual for the network.</param>
public sealed record RecognisedWeights(string Backbone, string Title, int ClassCount, IReadOnlyList<string> Classes, InputSpec Input)
{
    /// <summary>The file says all of it itself: it was exported from a studio, and nothing needs to be asked.</summary>
    public bool IsDescribed { get; init; }

    /// <summary>Key in the catalogue of the published file that this is, byte for byte; null if it is none.</summary>
    public string? Published { get; init; }

    /// <summary>Where it comes from, as the file says; empty if it does not.</summary>
    public string Source { get; init; } = "";

    /// <summary>What was taken off around the tensors and their names.</summary>
    public IReadOnlyList<string> Wrappers { get; init; } = [];

    /// <summary>Places in the file of other sets of weights, which were not taken.</summary>
    public IReadOnlyList<string> NotTaken { get; init; } = [];

    /// <summary>Tensors that fit.</summary>
    public int Fitting { get; init; }

    /// <summary>Tensors that would be needed and are missing, that have other shapes, or that lie where the network has none.</summary>
    public IReadOnlyList<TensorFault> Faults { get; init; } = [];

    /// <summary>Names of tensors beside the network, such as those of a loss; they are left out.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
