using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Weights.Formats;

namespace Studio.Learning.Networks;

/// <summary>A network that turns its input into features, with what one must know to use published weights in it.</summary>
public interface IBackbone : ICatalogued
{
    /// <summary>Name for people, for example "ResNet-18".</summary>
    string Title { get; }

    /// <summary>Width D of the features (N, D) in front of the head.</summary>
    int FeatureCount { get; }

    /// <summary>Input of the published weights; other weights bring their own.</summary>
    InputSpec Input { get; }

    /// <summary>Share of the side that was black on each side of the images of the published weights;
    /// 0 where things reach the edge.</summary>
    double EmptyMargin => 0;

    /// <summary>Classes of the published head: 1000 for ImageNet, 10 for CIFAR-10 and digits.</summary>
    int PublishedClassCount { get; }

    /// <summary>Key prefixes of the backbone's stages from input to head, e.g. ["conv1","bn1"] as one stage:
    /// each entry is one stage with its prefixes.</summary>
    IReadOnlyList<Stage> Stages { get; }

    /// <summary>Values that a head of so many classes trains: every head here is linear with a bias.</summary>
    long HeadParameters(int classCount) => (FeatureCount + 1L) * classCount;

    /// <summary>The whole network with the published head for <paramref name="classCount"/> classes,
    /// randomly initialised as published.</summary>
    FeatureNetwork Build(int classCount);

    /// <summary>Input for training from random weights on these items; that of the backbone, but where a vocabulary is taken from the
    /// data.</summary>
    /// <param name="train">Items to take it from; never those of a test set.</param>
    InputSpec InputFor(ILabelledSet data, IReadOnlyList<int> train) => Input;

    /// <summary>The same backbone in the sizes of these weights, where they differ from file to file.</summary>
    /// <exception cref="ArgumentException">They are of another backbone.</exception>
    IBackbone WithWeights(StateDict weights) => this;

    /// <summary>The tensors by the names of the network, where a file has others for them; null where it has not. The caller owns
    /// them.</summary>
    StateDict? Renamed(StateDict weights) => null;

    /// <summary>The same backbone for another input, where its layers depend on it, as an embedding on its vocabulary.</summary>
    IBackbone WithInput(InputSpec input) => this;
}
