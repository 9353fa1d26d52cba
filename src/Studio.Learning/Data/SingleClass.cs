namespace Studio.Learning.Data;

/// <summary>Data with one class, which any network gets right.</summary>
public static class SingleClass
{
    /// <summary>Null if there are two classes or more.</summary>
    public static string? Sentence(IImageSet images) => images.Classes is [var only]
        ? $"'{images.Name}' has one class, '{only}', and with one there is nothing to tell apart. Add a folder with images of another class." : null;
}
