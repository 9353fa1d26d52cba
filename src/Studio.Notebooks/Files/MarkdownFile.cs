namespace Studio.Notebooks.Files;

/// <summary>A text in Markdown as notes, one for each section with a heading of the first or second level.</summary>
public static class MarkdownFile
{
    /// <param name="title">The notebook's title where the text has no heading of the first level.</param>
    public static Notebook Read(string text, string title) => throw new NotImplementedException();
}
