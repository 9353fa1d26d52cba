namespace Studio.Experiments.Data;

/// <param name="Item">Path or record of the item; the data set's name if it concerns the whole.</param>
/// <param name="Sentence">What is wrong and what was done about it.</param>
public sealed record DataProblem(string Item, string Sentence);
