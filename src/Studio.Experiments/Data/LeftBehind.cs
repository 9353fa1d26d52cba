namespace Studio.Experiments.Data;

/// <summary>Files and folders that systems and programs leave among a person's own.</summary>
internal static class LeftBehind
{
    private static readonly HashSet<string> s_imageEndings = new(StringComparer.OrdinalIgnoreCase)
        { ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".apng", ".bmp", ".dib", ".gif", ".webp", ".tif", ".tiff", ".heic", ".heif", ".avif" };

    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        // Windows and macOS.
        "Thumbs.db", "ehthumbs.db", "desktop.ini", "__MACOSX", "$RECYCLE.BIN", "RECYCLER", "RECYCLED",
        "System Volume Information", "Icon\r",
        // Network drives.
        "@eaDir", "#recycle", "#snapshot", "@Recycle", "@Recently-Snapshot", "@tmp", "Network Trash Folder", "Temporary Items",
        // File systems, and programs' own folders.
        "lost+found", "__pycache__", "node_modules",
    };

    internal static bool IsImage(string path) => s_imageEndings.Contains(Path.GetExtension(path));

    internal static bool IsJunk(string path) =>
        path.Split('/').Any(name => name.StartsWith('.') || s_names.Contains(name) || name.StartsWith("~$", StringComparison.Ordinal));
}
