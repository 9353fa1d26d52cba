using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Training.Optimizers;

/// <summary>Stochastic gradient descent, with momentum and with Nesterov's look ahead.</summary>
/// <remarks>Sutskever et al., "On the importance of initialization and momentum in deep learning", ICML 2013,
/// in the form of PyTorch: the rate multiplies the whole velocity, and the first velocity is the first gradient.</remarks>
internal sealed class SgdUpdate(Parameter parameter, double weightDecay, bool isNesterov) : IParameterUpdate
{
    private Tensor? _velocity;

    public void Step(double rate, double momentum)
    {
        using var scope = NewDisposeScope();
        if (parameter.grad is not { } gradient)
            return;
        if (weightDecay != 0)
        {
            using var decay = weightDecay.ToScalar();
            gradient = gradient.add(parameter, decay);
        }
        if (momentum != 0)
        {
            using var share = momentum.ToScalar();
            using var one = 1.0.ToScalar();
            if (_velocity is null)
                _velocity = gradient.detach().clone().DetachFromDisposeScope();
            else
                _velocity.mul_(share).add_(gradient, one);
            gradient = isNesterov ? gradient.add(_velocity, share) : _velocity;
        }
        using var size = (-rate).ToScalar();
        parameter.add_(gradient, size);
    }

    public IEnumerable<(string Name, Tensor Value)> State() => _velocity is null ? [] : [("momentum", _velocity)];

    public void Restore(Func<string, Tensor?> stored) => _velocity = stored("momentum")?.clone().DetachFromDisposeScope();

    public void Dispose() => _velocity?.Dispose();
}
