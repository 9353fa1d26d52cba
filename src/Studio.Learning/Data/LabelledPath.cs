using Studio.Experiments.Data;

namespace Studio.Learning.Data;

/// <summary>An image that is not opened yet: its path in the source, with '/', and what the source says of it.</summary>
internal sealed record LabelledPath(string Path, DataPart Part, string Class);
