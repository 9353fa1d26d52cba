namespace Studio.Notebooks.Editing;

/// <summary>Where a removed cell was taken in.</summary>
/// <param name="Cell">Id of the cell that took it in.</param>
/// <param name="Setting">Name of the setting.</param>
/// <param name="Index">Its place among the ids of that setting.</param>
public sealed record LostInput(string Cell, string Setting, int Index);
