using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Training.Optimizers;

/// <summary>Adam: steps by the mean of the gradients over the root of the mean of their squares.</summary>
/// <remarks>Kingma and Ba, ICLR 2015, arXiv:1412.6980, algorithm 1. With decoupled weight decay it is AdamW: Loshchilov and Hutter, ICLR
/// 2019, arXiv:1711.05101, algorithm 2.</remarks>
internal sealed class AdamUpdate(Parameter parameter, double beta2, double weightDecay, bool isDecoupled) : IParameterUpdate
{
    private const double Epsilon = 1e-8;

    private readonly Tensor _mean = zeros_like(parameter).DetachFromDisposeScope(),
        _square = zeros_like(parameter).DetachFromDisposeScope();
    private long _step;

    public void Step(double rate, double momentum)
    {
        using var scope = NewDisposeScope();
        if (parameter.grad is not { } gradient)
            return;
        _step++;
        if (weightDecay != 0 && isDecoupled)
        {
            using var kept = (1 - rate * weightDecay).ToScalar();
            parameter.mul_(kept);
        }
        else if (weightDecay != 0)
        {
            using var decay = weightDecay.ToScalar();
            gradient = gradient.add(parameter, decay);
        }
        using var beta1 = momentum.ToScalar();
        using var rest1 = (1 - momentum).ToScalar();
        using var second = beta2.ToScalar();
        using var rest2 = (1 - beta2).ToScalar();
        _mean.mul_(beta1).add_(gradient, rest1);
        _square.mul_(second).addcmul_(gradient, gradient, rest2);
        using var root = (Math.Sqrt(1 - Math.Pow(beta2, _step))).ToScalar();
        using var epsilon = Epsilon.ToScalar();
        using var one = 1.ToScalar();
        using var size = (-rate / (1 - Math.Pow(momentum, _step))).ToScalar();
        parameter.addcdiv_(_mean, _square.sqrt().div_(root).add_(epsilon, one), size);
    }

    public IEnumerable<(string Name, Tensor Value)> State() => [("mean", _mean), ("square", _square), ("step", tensor(_step))];

    public void Restore(Func<string, Tensor?> stored)
    {
        if (stored("mean") is not { } mean)
            return;
        _mean.copy_(mean);
        _square.copy_(stored("square")!);
        _step = stored("step")!.item<long>();
    }

    public void Dispose()
    {
        _mean.Dispose();
        _square.Dispose();
    }
}
