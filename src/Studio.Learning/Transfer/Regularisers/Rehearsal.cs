using Studio.Learning.Data.Sets;
using Studio.Learning.Sampling;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Regularisers;

/// <summary>Each step trains on a few kept examples of an old task too, as many as the batch has, sampled for every step.</summary>
/// <remarks>Robins, "Catastrophic Forgetting, Rehearsal and Pseudorehearsal", Connection Science 7, 1995; memory of fixed size as in
/// Chaudhry et al., "On Tiny Episodic Memories in Continual Learning", arXiv:1902.10486.</remarks>
/// <param name="logits">Examples of the old task (N, …) to logits (N, K) over its classes, by the network that learns.</param>
/// <param name="memory">Owned from here on.</param>
internal sealed class Rehearsal(Func<Tensor, Tensor> logits, IExamples memory, ulong seed, double strength) : IRegulariser
{
    // A stream of the seed, far above those of the epochs and of the split.
    private const ulong Stream = 3UL << 40;

    public Tensor Penalty(Tensor inputs, int step)
    {
        using var scope = NewDisposeScope();
        var items = SeededOrder.Permutation(seed, Stream + (ulong)step, memory.Count)[..Math.Min((int)inputs.shape[0], memory.Count)];
        var truth = tensor(items.Select(i => (long)memory.Labels[i]).ToArray(), device: inputs.device);             // (B)
        var answers = logits(memory.Load(items, epoch: 0).to(inputs.device)).to(ScalarType.Float32);                // (B, K)
        return nn.functional.cross_entropy(answers, truth).Times(strength).MoveToOuterDisposeScope();
    }

    public void Dispose() => memory.Dispose();
}
