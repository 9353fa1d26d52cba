using System.Text;

namespace Studio.Experiments.Data;

/// <summary>Text of files that may come from any program: what they are written in is found by their bytes.</summary>
/// <remarks>The rule: a byte order mark decides; else bytes that are valid UTF-8 are that;
/// else text with NULs at every other place is UTF-16; anything else is Windows-1252, what Western programs wrote before.</remarks>
public static class TextDecoding
{
    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text, without a byte order mark; a damaged UTF-16 or UTF-32 has replacement characters where it is.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        Of(bytes) is var encoding && encoding.Preamble is { Length: > 0 } mark && bytes.StartsWith(mark)
        ? encoding.GetString(bytes[mark.Length..]) : encoding.GetString(bytes);

    /// <summary>A text whose lines all end in a line feed, whatever ended them. Not all that Unicode calls a line end: files side by side
    /// would lose their lines at one that stands inside a sentence.</summary>
    public static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>What the bytes are written in.</summary>
    public static Encoding Of(ReadOnlySpan<byte> bytes)
    {
        foreach (var marked in new Encoding[]
            { Encoding.UTF8, Encoding.UTF32, new UTF32Encoding(true, true), Encoding.Unicode, Encoding.BigEndianUnicode })
            if (bytes.StartsWith(marked.Preamble))
                return marked;
        if (Wide(bytes) is { } wide)
            return wide;
        try
        {
            _ = s_utf8.GetCharCount(bytes);
            return s_utf8;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1252);
        }
    }

    /// <summary>Text of the Latin alphabet in UTF-16 has a NUL at nearly every other byte; no text in UTF-8 has any.</summary>
    private static UnicodeEncoding? Wide(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length & ~1, 4096)];
        if (bytes.Length % 2 != 0 || head.Length < 4 || !head.Contains((byte)0))
            return null;
        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i += 2)
            (even, odd) = (even + (head[i] == 0 ? 1 : 0), odd + (head[i + 1] == 0 ? 1 : 0));
        return 3 * odd > head.Length / 2 && even == 0 ? new(bigEndian: false, byteOrderMark: false)
            : 3 * even > head.Length / 2 && odd == 0 ? new(bigEndian: true, byteOrderMark: false) : null;
    }
}
