namespace Studio.Experiments.Data;

/// <summary>A correction of a data set.</summary>
/// <param name="Item">Index of the image.</param>
/// <param name="Class">Its new class; null drops the image.</param>
public sealed record LabelChange(int Item, string? Class);
