namespace Studio.Learning.Weights;

/// <summary>A tensor whose shape in the file is not the network's.</summary>
public sealed record MisShapedTensor(string Name, IReadOnlyList<long> Expected, IReadOnlyList<long> Found);
