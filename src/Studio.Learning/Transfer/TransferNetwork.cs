using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Splits;
using Studio.Learning.Networks;
using Studio.Learning.Transfer.Heads;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>Makes the network that a transfer begins with, as often as folds need it and each time the same.</summary>
internal sealed class TransferNetwork : IDisposable
{
    private const ulong OtherHead = 0x5bd1e995;

    private readonly TransferTask _task;
    private readonly StateDict? _weights;
    private readonly TransferBundle? _bundle;

    /// <exception cref="ArgumentException">A recipe from scratch was given weights, the weights are of another backbone, or the margin
    /// leaves nothing to see.</exception>
    public TransferNetwork(TransferTask task, DataSplit split)
    {
        task = task.WithInputFor(split);
        if (task is { Recipe: Recipe.FromScratch, WeightsPath: not null })
            throw new ArgumentException("From scratch means without pretrained weights. Leave the weights away, "
                + "or choose feature extraction or fine-tuning.");
        _weights = task.WeightsPath is { } path ? WeightsFile.Read(path) : null;
        try
        {
            _bundle = _weights is null ? null : TransferBundle.Of(_weights, task.WeightsPath);
            if (_weights is not null && _bundle is not null && task.Backbone.WithWeights(_weights) is var sized && sized != task.Backbone)
            {
                sized = sized.WithInput(_bundle.Input);
                _bundle = _bundle with { Input = sized.InputFor(task.Data, TransferTask.TrainOf(split)) };
                task = task with { Backbone = sized.WithInput(_bundle.Input) };
            }
        }
        catch
        {
            _weights?.Dispose();
            throw;
        }
        Task = _task = task;
        OfTheWeights = TransferBundle.InputFor(task.Backbone, _bundle);
        OfSource = OfTheWeights.WithScaling(task.Recipe.Inputs);
        Input = OfSource.WithMargin(task.Recipe.Margin);
    }

    /// <summary>The task with the backbone in the sizes of the weights.</summary>
    public TransferTask Task { get; }

    /// <summary>What the weights were trained with.</summary>
    public InputSpec OfTheWeights { get; }

    /// <summary>That of the weights, if the recipe does not spoil it.</summary>
    public InputSpec OfSource { get; }

    /// <summary>Of the images to learn from, which may want a margin that those of the source do not.</summary>
    public InputSpec Input { get; }

    /// <summary>Share of the side that was black on each side of the images that the weights were trained on;
    /// 0 if that is not known.</summary>
    public double EmptyMargin => _weights is not null && _bundle is null ? _task.Backbone.EmptyMargin : 0;

    /// <summary>What a new head begins with: the task's seed, but for weights that were trained here with that seed on as many classes.
    /// They began under the head that the seed gives, so their features fit it, and accuracy would be above chance before
    /// the first step.</summary>
    public ulong HeadSeed => _bundle is { Recipe: not null } trained && trained.Seed == _task.Seed
        && trained.Classes.Count == _task.Data.Classes.Count ? _task.Seed ^ OtherHead : _task.Seed;

    /// <summary>Title of the data set that bundled weights were trained on, all of which are drawn or generated;
    /// null for other weights.</summary>
    public string? DrawnSource =>
        _task.WeightsPath is { } path
        && WeightCatalogue.All.FirstOrDefault(w => w.IsBundled && w.FileName == Path.GetFileName(path)) is { } bundled
        ? bundled.Source : null;

    /// <summary>How the weights went in; null until a network was made, and without weights.</summary>
    public LoadReport? Report { get; private set; }

    /// <summary>Backbone with its weights and a new head for the task's classes, initialised by the seed; the caller owns it.</summary>
    public FeatureNetwork Make(Device device) => Make(device, network =>
    {
        // Before the head is replaced: some networks begin an auxiliary head anew with it.
        if (_weights is not null)
            Report = _bundle?.LoadBackbone(_task.Backbone, network, _weights) ?? WeightsLoading.Load(network, _weights, network.HeadPrefix);
        random.manual_seed((long)HeadSeed);
        return RecipeHead.Put(network, _task.Backbone, Input, _task.Recipe, _task.Data.Classes.Count, _task.Recipe.HeadDropout);
    });

    /// <summary>The same backbone under the head that the weights came with, as it is asked and never trained;
    /// the caller owns it.</summary>
    /// <exception cref="ArgumentException">That head does not read the backbone's own features.</exception>
    public FeatureNetwork MakeSource(Device device) => Make(device, network =>
    {
        if (_bundle is { Recipe: { } recipe } && RecipeHead.IsOutside(recipe))
            throw new ArgumentException("The old head cannot be used: it does not take the features of the last stage. "
                + "Choose weights with a linear head, or turn off the regulariser and watching forgetting.");
        if (_bundle is { Classes.Count: 0 } && !NeedsOldHead)
            _bundle.LoadBackbone(_task.Backbone, network, _weights!);
        else if (_bundle is { Classes.Count: 0 })
            throw new ArgumentException("There is no old head in these weights. Choose weights with a head, "
                + "or turn off the regulariser and watching forgetting.");
        if (_bundle is { Recipe: not null })
            network.ReplaceHead(_bundle.Classes.Count, dropout: 0);
        if (_weights is not null && _bundle is not { Classes.Count: 0 })
            WeightsLoading.Load(network, _weights);
        foreach (var parameter in network.parameters())
            parameter.requires_grad = false;
        network.eval();
        return network;
    });

    /// <summary>All but L2-SP, which keeps values, ask the network what it said before.</summary>
    private bool NeedsOldHead => _task.Recipe is not Recipe.FineTuning { WatchForgetting: false, Regulariser: null or Regulariser.L2Sp };

    private FeatureNetwork Make(Device device, Func<FeatureNetwork, FeatureNetwork> furnish)
    {
        random.manual_seed((long)_task.Seed);
        var network = _bundle?.Build(_task.Backbone) ?? _task.Backbone.Build(_task.Backbone.PublishedClassCount);
        try
        {
            network = furnish(network);
            network.to(device);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    public void Dispose() => _weights?.Dispose();
}
