using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Regularisers;

/// <summary>Adds to the loss of every step what keeps a network near what it could do before.</summary>
/// <remarks>Whatever it holds follows from the task alone, so a run that resumes from a checkpoint computes it again.</remarks>
public interface IRegulariser : IDisposable
{
    /// <summary>A scalar that is added to the mean loss of a batch; the caller owns it.</summary>
    /// <param name="inputs">The batch of the new task, (N, …).</param>
    /// <param name="step">Steps done before this one; what is sampled is sampled by it, not by a generator.</param>
    Tensor Penalty(Tensor inputs, int step);
}
