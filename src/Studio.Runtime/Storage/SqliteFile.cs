namespace Studio.Runtime.Storage;

/// <summary>What can be read of a SQLite file without SQLite.</summary>
internal static class SqliteFile
{
    private static readonly Lock s_gate = new();
    private static readonly HashSet<string> s_sound = [];
    private static readonly byte[] s_magic = "SQLite format 3\0"u8.ToArray();

    /// <summary>SQLite must not open a damaged file at all: while somebody moves it away and a new one takes its
    /// name, the log of the new one would be written into the file that is still open, and what might have been rescued is gone.</summary>
    /// <remarks>A process looks once only, before its first connection: closing a file by another way than SQLite's lets go of the locks
    /// that SQLite holds on it.</remarks>
    /// <exception cref="StorageFaultException">The file is there and does not begin as a database does.</exception>
    public static void ThrowIfDamaged(string path)
    {
        lock (s_gate)
            if (!s_sound.Contains(path))
            {
                Look(path);
                s_sound.Add(path);
            }
    }

    private static void Look(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var begin = new byte[s_magic.Length];
            // An empty file is one that SQLite has only just made.
            if (file.Length > 0
                && (file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) < begin.Length
                    || !begin.AsSpan().SequenceEqual(s_magic)))
                throw new StorageFaultException(StorageFault.Damaged(path));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // There is none yet: SQLite makes it.
        }
    }
}
