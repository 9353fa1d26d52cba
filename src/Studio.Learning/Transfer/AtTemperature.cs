namespace Studio.Learning.Transfer;

/// <summary>The test part's predictions at a temperature that was fitted to the validation set.</summary>
/// <param name="CalibrationError">Expected calibration error over 15 bins.</param>
public sealed record AtTemperature(double Temperature, double CalibrationError);
