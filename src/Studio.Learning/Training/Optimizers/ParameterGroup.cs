using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Training.Optimizers;

/// <summary>Parameters that share a learning rate and are frozen and unfrozen together: a stage of a backbone, or its head.</summary>
/// <param name="Name">The stage's name, or "head".</param>
/// <param name="Modules">Modules of this group whose mode (train or eval) follows the group: batch normalisation, dropout.</param>
/// <param name="LearningRate">Peak rate of the group; the schedule multiplies it.</param>
/// <param name="UnfreezesAtEpoch">Epoch (from 0 with each training) from which the group trains; until then it is frozen and in evaluation
/// mode.
/// <see cref="OnRequest"/>: only when a person unfreezes it.</param>
public sealed record ParameterGroup(string Name, IReadOnlyList<Parameter> Parameters, IReadOnlyList<Module> Modules,
    double LearningRate, int UnfreezesAtEpoch)
{
    public const int OnRequest = int.MaxValue;
}
