namespace Studio.Learning.Data.Text.Reading;

/// <summary>A row of a table of texts.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Part">As it is written; empty where there is none.</param>
internal sealed record TextRow(int Line, string Text, string Label, string Part);
