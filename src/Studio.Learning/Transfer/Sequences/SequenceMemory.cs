using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Transfer.Regularisers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Sequences;

/// <summary>What a method keeps of the tasks so far, and what it makes of that while the next is learnt.</summary>
/// <param name="earlier">A second network, for what the first was before the task at hand; owned from here on.</param>
internal sealed class SequenceMemory(CompetingOutputs network, CompetingOutputs earlier, TaskSequence sequence, ContinualMethod method, ulong seed) : IDisposable
{
    // Streams of the seed, far above those of the epochs; each task has a thousand.
    private const ulong MemoryStream = 6UL << 40, FisherStream = 7UL << 40, TaskStreams = 1000;

    private readonly List<(Parameter Live, Tensor Start, Tensor Fisher)[]> _important = [];

    /// <summary>What the next task is learnt under; null where nothing holds the network.</summary>
    /// <exception cref="NotSupportedException">The method is unknown; thrown before the first task already.</exception>
    public IRegulariser? Before(int task)
    {
        Copy();
        var parts = Parts(task);
        return parts.Count == 0 ? null : new AllOf(parts);
    }

    private IReadOnlyList<IRegulariser> Parts(int task)
    {
        var past = Enumerable.Range(0, task);
        return method switch
        {
            ContinualMethod.Naive or ContinualMethod.FrozenBackbone => [],
            ContinualMethod.Joint => [.. past.Select(j => Rehearse(j, task, int.MaxValue, 1))],
            ContinualMethod.Regularised { By: Regulariser.Rehearsal asked } => [.. past.Select(j => Rehearse(j, task, asked.ImagesPerClass, asked.Strength))],
            ContinualMethod.Regularised { By: Regulariser.L2Sp asked } => task == 0 ? [] :
                [new L2Sp([.. network.parameters().Zip(earlier.parameters(), (live, start) => (live, (Tensor)start))], [], asked.Alpha, asked.Beta)],
            ContinualMethod.Regularised { By: Regulariser.ElasticWeightConsolidation asked } => [.. _important.Select(kept => new ElasticWeightConsolidation(kept, asked.Lambda))],
            // Where all classes compete, the earlier tasks ask one question, not one each.
            ContinualMethod.Regularised { By: Regulariser.LearningWithoutForgetting asked } => [.. past.Select(j => sequence.Competing(j, task - 1)).DistinctBy(outputs => string.Join(' ', outputs))
                .Select(outputs => new LearningWithoutForgetting(x => network.Logits(x, outputs), x => earlier.Logits(x, outputs), asked.Strength, asked.Temperature))],
            ContinualMethod.Regularised { By: var other } => throw new NotSupportedException($"The regulariser '{other.GetType().Name}' cannot be used in a sequence of tasks. Choose L2-SP, EWC, LwF or rehearsal."),
            var other => throw new NotSupportedException($"The method '{other.GetType().Name}' against forgetting is unknown here."),
        };
    }

    /// <summary>Keeps what the method needs of a task that was learnt.</summary>
    public void After(int task)
    {
        if (method is not ContinualMethod.Regularised { By: Regulariser.ElasticWeightConsolidation ewc })
            return;
        network.eval();
        var parameters = network.parameters().ToArray();
        using var images = Some(task, ewc.ImagesPerClass, FisherStream);
        var fisher = FisherInformation.Diagonal(x => network.Logits(x, sequence.Competing(task, task)), parameters, images, ewc.ExactFisher);
        _important.Add([.. parameters.Zip(fisher, (p, f) => (p, p.detach().clone().DetachFromDisposeScope(), f.DetachFromDisposeScope()))]);
    }

    public void Dispose()
    {
        foreach (var (_, start, fisher) in _important.SelectMany(kept => kept))
        {
            start.Dispose();
            fisher.Dispose();
        }
        earlier.Dispose();
    }

    private Rehearsal Rehearse(int past, int task, int perClass, double strength) =>
        new(x => network.Logits(x, sequence.Competing(past, task)), Some(past, perClass, MemoryStream), seed + (ulong)past, strength);

    private ExamplesSubset Some(int task, int perClass, ulong stream) =>
        new(sequence.Tasks[task].Train, FewPerClass.Of(sequence.Tasks[task].Train.Labels, perClass, seed, stream + (ulong)task * TaskStreams));

    private void Copy()
    {
        using var guard = no_grad();
        var present = network.state_dict();
        foreach (var (name, copy) in earlier.state_dict())
            copy.copy_(present[name]);
        foreach (var parameter in earlier.parameters())
            parameter.requires_grad = false;
        earlier.eval();
    }
}
