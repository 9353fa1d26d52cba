namespace Studio.Learning.Data.Inspection;

/// <summary>Two items that are the same.</summary>
/// <param name="First">Item of the set; the second item comes later in it.</param>
/// <param name="IsExact">Every pixel or word is the same; else only nearly, as after compressing, resizing, brightening or
/// rewording.</param>
/// <param name="Likeness">Correlation of 16 × 16 pictures of the two, whole or over their foreground, the lower; of texts the
/// share of common word pairs; 1 for exact ones.</param>
/// <param name="IsAcrossParts">One is in another part than the other: what was trained on is tested on.</param>
/// <param name="LabelsDiffer">At least one of the labels is wrong.</param>
public sealed record DuplicatePair(int First, int Second, bool IsExact, double Likeness, bool IsAcrossParts, bool LabelsDiffer);
