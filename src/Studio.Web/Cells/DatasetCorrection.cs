using Studio.Experiments.Data;

namespace Studio.Web.Cells;

/// <summary>Asks for a version of a data set with other labels.</summary>
/// <param name="Cell">The data set cell that is to use it.</param>
public sealed record DatasetCorrection(string Cell, IReadOnlyList<LabelChange> Changes);
