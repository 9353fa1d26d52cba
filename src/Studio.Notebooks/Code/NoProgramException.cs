namespace Studio.Notebooks.Code;

/// <summary>No program can be written for a cell, because what it takes in is known after a run only.</summary>
internal sealed class NoProgramException(Cell taker, Cell? input) : Exception(input is null
    ? $"{taker.Name} has no program: the data set of its model is known after a run only."
    : $"{taker.Name} has no program: what {input.Name} gives is known after a run only.");
