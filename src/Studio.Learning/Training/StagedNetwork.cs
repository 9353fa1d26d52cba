using Studio.Learning.Training.Optimizers;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>A network whose parameter groups have learning rates of their own and can be frozen and unfrozen.</summary>
public sealed record StagedNetwork(nn.Module Network, IReadOnlyList<ParameterGroup> Groups)
{
    /// <summary>What to do instead when a person asks for a group that this training does not have; may be empty.</summary>
    public string InsteadOfOtherGroups { get; init; } = "";
}
