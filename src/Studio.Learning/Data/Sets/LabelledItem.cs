using Studio.Experiments.Data;

namespace Studio.Learning.Data.Sets;

/// <summary>One labelled image: its name in the source (path or record number), class index and the part its author put it in.</summary>
public sealed record LabelledItem(string Name, int Label, DataPart Part);
