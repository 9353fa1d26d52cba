using Studio.Learning.Networks;
using static TorchSharp.torch;

namespace Studio.Learning.Training.Optimizers;

/// <summary>How an optimiser moves one parameter, with what it remembers of the steps before.</summary>
/// <remarks>TorchSharp's own optimisers hand libtorch numbers that nobody holds (see <see cref="HeldNumbers"/>). Here every number lives until the call has
/// come back.</remarks>
internal interface IParameterUpdate : IDisposable
{
    /// <summary>Moves the parameter against its gradient; nothing happens without one.</summary>
    /// <param name="rate">Learning rate of this step.</param>
    /// <param name="momentum">Momentum, or Adam's first beta.</param>
    void Step(double rate, double momentum);

    /// <summary>What it remembers, by name; nothing before there is anything.</summary>
    IEnumerable<(string Name, Tensor Value)> State();

    /// <param name="stored">A stored value by its name, or null.</param>
    void Restore(Func<string, Tensor?> stored);
}
