namespace Studio.Learning.Transfer;

/// <summary>How far confidence is from accuracy on the test part, as it came and at a temperature that the choose part gave.</summary>
/// <param name="Error">Expected calibration error over 15 bins.</param>
/// <param name="Temperature">Null where no image was held out to fit it to: after a cross-validation the weights have seen all labels.</param>
/// <param name="ErrorAtTemperature">Expected calibration error of the same predictions at that temperature.</param>
public sealed record Calibration(double Error, double? Temperature, double? ErrorAtTemperature);
