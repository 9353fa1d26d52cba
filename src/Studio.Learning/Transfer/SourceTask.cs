using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Learning.Networks;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>The task that the weights were trained on: their network as it was, head included,
/// and images of it where they are at hand.</summary>
internal sealed class SourceTask : IDisposable
{
    // Streams of the seed, far above those of the epochs.
    private const ulong TrainStream = 4UL << 40, TestStream = 5UL << 40;

    private readonly ILabelledSet? _data;
    private readonly InputSpec _input;
    private readonly ulong _seed;
    private readonly DataSplit? _split;

    /// <exception cref="ArgumentException">The images do not have the classes of the weights.</exception>
    public SourceTask(TransferTask task, TransferNetwork networks, Device device)
    {
        (_data, _input, _seed) = (task.Source, networks.OfSource, task.Seed);
        if (_data is not null && _data.Classes.Count != task.Backbone.PublishedClassCount)
            throw new ArgumentException($"The source images '{_data.Name}' have {_data.Classes.Count} classes, "
                + $"the head of the weights has {task.Backbone.PublishedClassCount}. Pass the images that the weights were trained on.");
        _split = _data is null ? null : DataSplit.Of(_data.Items, _data.Classes.Count, _seed, labelsPerClass: null);
        Network = networks.MakeSource(device);
    }

    /// <summary>In evaluation mode, and never trained.</summary>
    public FeatureNetwork Network { get; }

    /// <summary>Logits (N, K) of images over the source's classes: features of the network that learns through the old head.</summary>
    public Tensor LogitsOf(FeatureNetwork learning, Tensor images)
    {
        using var scope = NewDisposeScope();
        return Network.Classify(learning.Features(images)).MoveToOuterDisposeScope();
    }

    /// <summary>So many images of each class, drawn by the seed; those for a smaller number are among those for a
    /// larger one. The caller owns them.</summary>
    /// <param name="held">Of those that the weights have not seen, rather than of those they were trained on.</param>
    /// <exception cref="ArgumentException">The images are not at hand.</exception>
    public ILabelledExamples Examples(int perClass, bool held = false)
    {
        if (_data is null || _split is null)
            throw new ArgumentException("The recipe needs images of the pretraining task, and none were given. "
                + "Pass them as the task's source, or choose L2-SP or learning without forgetting.");
        var among = held ? _split.Test : _split.Labelled;
        var places = FewPerClass.Of([.. among.Select(i => _data.Items[i].Label)], perClass, _seed, held ? TestStream : TrainStream);
        return _data.Examples([.. places.Select(place => among[place])], _input);
    }

    public void Dispose() => Network.Dispose();
}
