using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Studio.Experiments.Data;

/// <summary>Names in a zip file as paths with '/', whatever program wrote them.</summary>
/// <remarks>Names with the flag for UTF-8 are that. Of the others, all are read as UTF-8 if all are valid UTF-8,
/// as many programs write them without the flag; else all as code page 437, which the format states (APPNOTE.TXT, appendix D). No two names
/// become one, and none is lost.</remarks>
public static partial class ZipPaths
{
    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly ConditionalWeakTable<ZipArchive, string[]> s_known = [];

    static ZipPaths() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>An archive whose entries <see cref="Paths"/> can name.</summary>
    public static ZipArchive Open(Stream file)
    {
        string[] utf8;
        using (var first = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8))
            utf8 = [.. first.Entries.Select(e => e.FullName)];
        file.Position = 0;
        // Each byte of a name without the flag is a character of its own here, so that nothing of it is lost.
        var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: false, Encoding.Latin1);
        s_known.Add(archive, utf8);
        return archive;
    }

    public static async Task<ZipArchive> OpenAsync(string path, CancellationToken ct)
    {
        var file = File.OpenRead(path);
        try
        {
            return await Task.Run(() => Open(file), ct);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>One for each entry, in their order; folders end with '/'.</summary>
    public static IReadOnlyList<string> Paths(this ZipArchive archive)
    {
        var encoding = EncodingOf(archive);
        return [.. archive.Entries.Zip(Utf8(archive),
            (entry, utf8) => Path(IsFlagged(entry, utf8) ? utf8 : encoding.GetString(Encoding.Latin1.GetBytes(entry.FullName))))];
    }

    /// <summary>A remark about the encoding of the names; null if they are Unicode.</summary>
    public static string? Note(ZipArchive archive) => EncodingOf(archive) is UTF8Encoding ? null
        : "The names in the zip are not in Unicode; they are read as code page 437, as the format says. If they look odd, "
        + "make the zip anew with a program that writes UTF-8.";

    /// <summary>Absolute, with a drive or with "..": a name that no file of this archive may have.</summary>
    public static bool LeadsOut(string path) => path.StartsWith('/') || path.IndexOf(':', StringComparison.Ordinal) == 1
        || path.Contains('\0', StringComparison.Ordinal) || path.Split('/').Contains("..");

    /// <summary>What to do about a compression that is not read here; null if none is named, as where the entry is damaged.</summary>
    /// <param name="message">The framework's, with the name of the compression.</param>
    public static string? OtherCompression(string message) => Compression().Match(message) is { Success: true } found
        ? $"The zip is compressed with {found.Groups[1].Value}, which is not read here. Make the zip anew with the usual compression "
        + "(Deflate)." : null;

    private static string[] Utf8(ZipArchive archive) =>
        s_known.TryGetValue(archive, out var utf8) ? utf8 : [.. archive.Entries.Select(e => e.FullName)];

    /// <summary>Without the flag the two readings of letters beyond ASCII differ.</summary>
    private static bool IsFlagged(ZipArchiveEntry entry, string utf8) => entry.FullName == utf8;

    private static Encoding EncodingOf(ZipArchive archive)
    {
        try
        {
            foreach (var (entry, utf8) in archive.Entries.Zip(Utf8(archive)))
                if (!IsFlagged(entry, utf8))
                    _ = s_utf8.GetCharCount(Encoding.Latin1.GetBytes(entry.FullName));
            return s_utf8;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(437);
        }
    }

    private static string Path(string name)
    {
        var path = name.Replace('\\', '/');
        return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }

    [GeneratedRegex("compressed using ([A-Za-z0-9 ]+?) and")]
    private static partial Regex Compression();
}
