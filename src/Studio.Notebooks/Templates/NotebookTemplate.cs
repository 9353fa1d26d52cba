namespace Studio.Notebooks.Templates;

/// <summary>A notebook to begin with.</summary>
/// <param name="Key">Name on the command line, for example "first-transfer".</param>
public sealed record NotebookTemplate(string Key, string Title, string Description)
{
    /// <summary>In the order of the start page.</summary>
    public static IReadOnlyList<NotebookTemplate> All => throw new NotImplementedException();

    /// <exception cref="ArgumentException">No template has this key; the sentence lists those there are.</exception>
    public static NotebookTemplate Find(string key) => throw new NotImplementedException();

    public Notebook Open() => throw new NotImplementedException();
}
