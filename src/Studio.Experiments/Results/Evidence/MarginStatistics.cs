namespace Studio.Experiments.Results.Evidence;

/// <summary>What lies in the part of the picture that was black in pretraining.</summary>
/// <param name="Pixels">Its width on each side.</param>
/// <param name="Brightness">Share of the brightness of all training images that lies in it, from 0 to 1.</param>
public sealed record MarginStatistics(int Pixels, double Brightness);
