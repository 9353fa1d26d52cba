using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <param name="Values">One value for each series, on the device and in no scope: reading them here would make the device wait.</param>
/// <param name="Rate">The learning rate of the step.</param>
internal readonly record struct StepFigures(Tensor Values, double Rate);
