namespace Studio.Notebooks.Editing;

/// <summary>Names of cells: a small letter, then small letters, digits and hyphens, 64 characters at most.</summary>
public static class CellIds
{
    public static bool IsWellFormed(string id) => throw new NotImplementedException();

    /// <summary>An id that no cell has yet: the kind and the next number, for example "transfer-2".</summary>
    public static string Free(Notebook notebook, string kind) => throw new NotImplementedException();
}
