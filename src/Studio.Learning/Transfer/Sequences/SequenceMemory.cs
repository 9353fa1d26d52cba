using Studio.Experiments.Recipes;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Learning.Transfer.Regularisers;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Sequences;

/// <summary>What a method keeps of the tasks so far, and what it makes of that while the next is learnt.</summary>
/// <param name="earlier">A second network, for what the first was before the task at hand; owned from here on.</param>
internal sealed class SequenceMemory(CompetingOutputs network, CompetingOutputs earlier, TaskSequence sequence, ContinualMethod method,
    ulong seed) : IDisposable
{
    // Streams of the seed, far above those of the epochs; each task has a thousand.
    private const ulong MemoryStream = 6UL << 40, FisherStream = 7UL << 40, TaskStreams = 1000;

    private readonly IRegulariserKind? _kind = method is ContinualMethod.Regularised { By: var options } ? RegulariserKinds.For(options)
        : null;

    /// <summary>What the next task is learnt under; null where nothing holds the network.</summary>
    /// <exception cref="NotSupportedException">The method is unknown; thrown before the first task already.</exception>
    public IRegulariser? Before(int task)
    {
        Copy();
        var terms = Terms(task);
        return terms.Count == 0 ? null : new AllOf(terms);
    }

    private IReadOnlyList<IRegulariser> Terms(int task)
    {
        PastTask[] past = [.. Enumerable.Range(0, task).Select(j => Past(j, task))];
        return method switch
        {
            ContinualMethod.Naive or ContinualMethod.FrozenBackbone => [],
            ContinualMethod.Joint => [.. past.Select(j => new Rehearsal(j.Answers, j.Examples(int.MaxValue), j.Seed, 1))],
            ContinualMethod.Regularised { By: var options } => _kind!.Terms(options, past),
            var other => throw new NotSupportedException($"The method '{other.GetType().Name}' is not supported."),
        };
    }

    /// <summary>Keeps what the method needs of a task that was learnt.</summary>
    public void After(int task)
    {
        if (method is not ContinualMethod.Regularised { By: var options })
            return;
        network.eval();
        _kind!.Remember(options, Past(task, task) with { Kept = [.. network.parameters().Select(p => (p, (Tensor)p))] });
    }

    public void Dispose()
    {
        _kind?.Dispose();
        earlier.Dispose();
    }

    /// <summary>An earlier task while another is learnt.</summary>
    private PastTask Past(int past, int task)
    {
        var (before, now) = (sequence.Competing(past, task - 1), sequence.Competing(past, task));
        return new()
        {
            Kept = [.. network.parameters().Zip(earlier.parameters(), (live, start) => (live, (Tensor)start))],
            Fresh = [],
            Answers = x => network.Logits(x, now),
            AnswersAsBefore = x => network.Logits(x, before),
            AnswersThen = x => earlier.Logits(x, before),
            Outputs = before,
            Examples = perClass => Some(past, perClass, MemoryStream),
            Fisher = (perClass, exact) =>
            {
                using var images = Some(past, perClass, FisherStream);
                return FisherInformation.Diagonal(x => network.Logits(x, now), [.. network.parameters()], images, exact);
            },
            Seed = seed + (ulong)past,
        };
    }

    private ExamplesSubset Some(int task, int perClass, ulong stream) =>
        new(sequence.Tasks[task].Train, FewPerClass.Of(sequence.Tasks[task].Train.Labels, perClass, seed,
            stream + (ulong)task * TaskStreams));

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
