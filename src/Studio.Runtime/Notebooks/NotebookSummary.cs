namespace Studio.Runtime.Notebooks;

/// <summary>A line of the list of notebooks.</summary>
public sealed record NotebookSummary(string Id, string Title, string Person, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt);
