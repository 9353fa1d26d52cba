namespace Studio.Notebooks.Settings;

/// <summary>Settings under one heading.</summary>
public sealed record FormGroup(string Title, IReadOnlyList<FormField> Fields)
{
    /// <summary>Those that are not at their defaults.</summary>
    public IReadOnlyList<FormField> Changed => [.. Fields.SelectMany(f => f.All).Where(f => f.IsChanged)];
}
