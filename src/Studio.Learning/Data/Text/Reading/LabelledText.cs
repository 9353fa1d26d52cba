using Studio.Experiments.Data;

namespace Studio.Learning.Data.Text.Reading;

/// <summary>A text of a file.</summary>
/// <param name="Name">Where it stands: a path, or a line of a file.</param>
internal sealed record LabelledText(string Name, string Text, string Class, DataPart Part);
