using Studio.Experiments.Runs;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;
using Studio.Learning.Weights.Formats;
using Studio.Runtime.Artifacts;

namespace Studio.Worker.Answering;

/// <summary>A network that a transfer left, ready to be asked.</summary>
internal sealed record TrainedNetwork(TransferBundle Bundle, FeatureNetwork Network) : IDisposable
{
    /// <exception cref="FileNotFoundException">The artifact is gone.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static TrainedNetwork Open(ArtifactStore artifacts, ArtifactReference model)
    {
        var path = artifacts.VerifiedPathOf(model.Sha256, model.Ending, "The trained network", "Run the transfer again.");
        using var weights = WeightsFile.Read(path);
        var bundle = TransferBundle.Of(weights)
            ?? throw new InvalidDataException("The weights have no metadata of their training. Run the transfer again.");
        return new(bundle, bundle.Open(weights));
    }

    public void Dispose() => Network.Dispose();
}
