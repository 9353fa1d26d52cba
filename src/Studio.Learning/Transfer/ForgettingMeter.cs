using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Learning.Data.Sets;
using Studio.Learning.Measures;
using Studio.Learning.Networks;
using Studio.Learning.Transfer.Features;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>What a network that learns something new still knows of its source task: the accuracy of its old head,
/// and that of a linear head fitted anew to its features. If only the first falls, the features have moved away from the head; if both
/// fall, they no longer separate the classes.</summary>
/// <remarks>Linear probes: Alain and Bengio, "Understanding intermediate layers using linear classifier probes",
/// arXiv:1610.01644; against forgetting, Davari et al., "Probing Representation Forgetting in Supervised and Unsupervised Continual
/// Learning", CVPR 2022, arXiv:2203.13381.</remarks>
internal sealed class ForgettingMeter(SourceTask source) : IDisposable
{
    private const int TrainPerClass = 20, HeldPerClass = 10;

    private readonly ILabelledExamples _train = source.Examples(TrainPerClass);
    private readonly ILabelledExamples _held = source.Examples(HeldPerClass, held: true);

    /// <summary>The points "accuracy/source-head" and "accuracy/source-probe" at a step.</summary>
    /// <param name="network">Left in the mode that it was in; nothing random happens.</param>
    public IReadOnlyList<MetricPoint> Measure(FeatureNetwork network, int step)
    {
        var (oldHead, probe) = Ask(network);
        return [new(SeriesNames.SourceHeadAccuracy, step, oldHead), new(SeriesNames.SourceProbeAccuracy, step, probe)];
    }

    /// <summary>What a trained network has kept.</summary>
    public SourceAccuracy Compare(FeatureNetwork trained)
    {
        var (oldHead, probe) = Ask(trained);
        return new(Ask(source.Network).OldHead, oldHead, probe);
    }

    public void Dispose()
    {
        _train.Dispose();
        _held.Dispose();
    }

    private (double OldHead, double Probe) Ask(FeatureNetwork network)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var (train, held) = (FeatureCache.Compute(network, _train)[0], FeatureCache.Compute(network, _held)[0]);        // (N, D)
        using var statistics = FeatureStatistics.Of(train);
        var (weight, bias) = Probe(statistics.Standardise(train).cpu());
        return (Right(source.Network.Classify(held)), Right(nn.functional.linear(statistics.Standardise(held).cpu(), weight, bias)));
    }

    private (Tensor Weight, Tensor Bias) Probe(Tensor features)
    {
        using var guard = enable_grad();
        return LogisticRegression.Fit(features, _train.Labels, _train.Classes.Count);
    }

    /// <param name="logits">(N, K).</param>
    private double Right(Tensor logits) =>
        logits.argmax(1).cpu().data<long>().ToArray().Zip(_held.Labels).Count(p => p.First == p.Second) / (double)_held.Count;
}
