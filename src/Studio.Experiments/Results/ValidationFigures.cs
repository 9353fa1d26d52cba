using Studio.Experiments.Events;

namespace Studio.Experiments.Results;

/// <summary>What the validation set says of the weights at the end of an epoch. Figures of one kind order
/// themselves: the best ones choose the weights that a training keeps.</summary>
/// <param name="Loss">Mean loss in nats; NaN or infinite where the weights have diverged.</param>
[OpenKinds]
public abstract record ValidationFigures(double Loss)
{
    /// <summary>A point of each curve that they give.</summary>
    public abstract IReadOnlyList<MetricPoint> Points(int step);

    /// <summary>The one figure that is shown while a run goes on, for example "83.1 %".</summary>
    public abstract string Headline();

    /// <summary>Whether their weights are to be kept rather than those of the others.</summary>
    /// <exception cref="ArgumentException">The others are of another kind.</exception>
    public abstract bool IsBetterThan(ValidationFigures other);
}
