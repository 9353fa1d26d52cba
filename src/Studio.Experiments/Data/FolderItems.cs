namespace Studio.Experiments.Data;

/// <summary>What the files of a folder of classes are.</summary>
/// <param name="One">For people: "image".</param>
/// <param name="Many">For people: "images".</param>
/// <param name="IsItem">Whether a path is one of them, by its name.</param>
public sealed record FolderItems(string One, string Many, Func<string, bool> IsItem)
{
    public static FolderItems Images { get; } = new("image", "images", LeftBehind.IsImage);

    /// <summary>Files in plain text, one text each.</summary>
    public static FolderItems Texts { get; } =
        new("text", "texts", path => string.Equals(Path.GetExtension(path), ".txt", StringComparison.OrdinalIgnoreCase));
}
