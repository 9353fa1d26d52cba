namespace Studio.Learning.Transfer;

/// <summary>Images in each of the three parts.</summary>
public sealed record TransferParts(int Train, int Validation, int Test);
