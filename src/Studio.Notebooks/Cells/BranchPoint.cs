namespace Studio.Notebooks.Cells;

/// <summary>Where a transfer branches off another one.</summary>
/// <param name="Cell">Id of the cell that was run.</param>
/// <param name="Run">Its run; a notebook that was opened from a file may name one that this studio never had.</param>
/// <param name="Step">Optimiser steps that were done then.</param>
public sealed record BranchPoint(string Cell, Guid Run, int Step);
