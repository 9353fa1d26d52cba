namespace Studio.Learning.Data.Inspection;

/// <summary>An image whose label may be wrong.</summary>
/// <param name="Item">Row of the features, or item of the set.</param>
/// <param name="LooksLike">Class that most of the alike images carry.</param>
/// <param name="Share">Share of the alike images that carry that class.</param>
public sealed record LabelSuspect(int Item, int Label, int LooksLike, double Share);
