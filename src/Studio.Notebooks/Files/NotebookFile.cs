namespace Studio.Notebooks.Files;

/// <summary>The file of a notebook, `.studio.json`: indented, in a stable order, settings at their default left out, so that a difference between two
/// versions shows what a person changed and nothing else.</summary>
public static class NotebookFile
{
    public const string Ending = ".studio.json";

    public static string Write(Notebook notebook) => throw new NotImplementedException();

    /// <exception cref="NotebookFormatException">The text is no notebook, is damaged or comes from a newer studio; the message says where.</exception>
    public static Notebook Read(string text) => throw new NotImplementedException();
}
