using static TorchSharp.torch;

namespace Studio.Learning.Training.Optimizers;

/// <summary>The update rule of an optimiser for one parameter, with its state.</summary>
/// <remarks>TorchSharp's own optimisers hand libtorch numbers that nobody holds (see <see cref="HeldNumbers"/>).
/// Here every number lives until the call has come back.</remarks>
internal interface IParameterUpdate : IDisposable
{
    /// <summary>Updates the parameter by its gradient; without one it neither moves nor decays.</summary>
    /// <param name="rate">Learning rate of this step.</param>
    /// <param name="momentum">Momentum, or Adam's first beta.</param>
    void Step(double rate, double momentum);

    /// <summary>The state by name; empty before the first step where it begins with one.</summary>
    IEnumerable<(string Name, Tensor Value)> State();

    /// <param name="stored">A stored value by its name, or null.</param>
    void Restore(Func<string, Tensor?> stored);
}
