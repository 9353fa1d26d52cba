using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>What a step reports.</summary>
/// <param name="Values">One value for each series, (M) or a scalar, on the device and in no dispose scope: reading them here would make the
/// device wait.</param>
/// <param name="Items">Items of the batch.</param>
public readonly record struct StepFigures(Tensor Values, int Items);
