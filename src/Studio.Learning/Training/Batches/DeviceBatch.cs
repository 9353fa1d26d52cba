using static TorchSharp.torch;

namespace Studio.Learning.Training.Batches;

/// <param name="Inputs">(B, …), float32.</param>
/// <param name="Labels">Class of each, (B), int64.</param>
internal sealed record DeviceBatch(Tensor Inputs, Tensor Labels) : IDisposable
{
    public void Dispose()
    {
        Inputs.Dispose();
        Labels.Dispose();
    }
}
