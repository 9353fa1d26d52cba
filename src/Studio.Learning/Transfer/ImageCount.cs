using Studio.Experiments.Results.Efficiency;

namespace Studio.Learning.Transfer;

/// <summary>Counts the images that a transfer sends through its backbone.</summary>
internal sealed class ImageCount
{
    // Gradients of the weights and of the inputs cost about a forward pass each.
    private const int PassesOfATraining = 3;

    public long Forward { get; set; }

    public long Trained { get; set; }

    public TransferCost Cost(double seconds, long multiplyAddsAnImage) =>
        new(seconds, Forward, Trained, (Forward + PassesOfATraining * Trained) * (double)multiplyAddsAnImage);
}
