namespace Studio.Experiments.Data;

/// <summary>An image that is not opened yet: its path in the source, with '/', and what the source says of it.</summary>
public sealed record LabelledPath(string Path, DataPart Part, string Class);
