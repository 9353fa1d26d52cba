namespace Studio.Runtime.Persons;

/// <summary>A person who looks at a notebook just now.</summary>
/// <param name="View">Identifies one of several open pages of a person.</param>
/// <param name="Cell">Id of the cell that they are at; null if none.</param>
public sealed record PersonPresence(string View, string Person, string Name, string? Cell = null);
