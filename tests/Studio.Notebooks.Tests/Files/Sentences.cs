using Studio.Notebooks.Files;

namespace Studio.Notebooks.Tests.Files;

internal static class Sentences
{
    /// <summary>Nothing went wrong, or what went wrong is told.</summary>
    public static void IsASentence(this Exception? fault)
    {
        if (fault is not null)
            Assert.EndsWith(".", Assert.IsType<NotebookFormatException>(fault).Message, StringComparison.Ordinal);
    }
}
