using System.Text;

namespace Studio.Experiments.Data;

/// <summary>What a file really is, by its first bytes, where its name promised something else.</summary>
public static class FileSigns
{
    public const string Zip = "It is a zip file";

    /// <summary>Enough bytes to recognise the format.</summary>
    public const int HeadBytes = 300;

    /// <summary>A clause without a full stop, such as "It is a web page, …"; null for what is not known here.</summary>
    public static string? Of(ReadOnlySpan<byte> head) => head switch
    {
        [] => "It is empty",
        // Images, which may be damaged further on.
        [0xFF, 0xD8, 0xFF, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..]
            or [(byte)'B', (byte)'M', ..]
            or [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => null,
        [0x1F, 0x8B, ..] => "It is compressed with gzip; unpack it first",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "It is a PDF document; save its pages as images",
        [(byte)'P', (byte)'K', 3 or 5, ..] => Zip,
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => "It is a RAR archive; unpack it first",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => "It is a 7-Zip archive; unpack it first",
        [0x49, 0x49, 0x2A, 0, ..] or [0x4D, 0x4D, 0, 0x2A, ..] =>
            "It is a TIFF image or a camera's raw file, which is not read; save it as JPEG or PNG",
        [(byte)'8', (byte)'B', (byte)'P', (byte)'S', ..] => "It is a Photoshop document; save it as JPEG or PNG",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] =>
            Media(Encoding.Latin1.GetString(head.Slice(8, Math.Min(4, head.Length - 8)))),
        [0xFF, 0x4F, 0xFF, ..] or [0, 0, 0, 0x0C, (byte)'j', (byte)'P', ..] =>
            "It is a JPEG 2000 image, which is not read; save it as JPEG or PNG",
        [0xFF, 0x0A, ..] or [0, 0, 0, 0x0C, (byte)'J', (byte)'X', ..] => "It is a JPEG XL image, which is not read; save it as JPEG or PNG",
        _ when head.Length > 262 && head[257..262].SequenceEqual("ustar"u8) => "It is a tar archive; unpack it first",
        _ => Text(head),
    };

    /// <summary>As <see cref="Of"/>, of a file; a tar archive is recognised inside gzip, too.</summary>
    public static async Task<string?> OfFileAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var head = new byte[HeadBytes];
        return Of(head.AsSpan(0, await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct)));
    }

    private static string Media(string brand) => brand.TrimEnd() switch
    {
        "heic" or "heix" or "hevc" or "heim" or "heis" or "mif1" or "msf1" =>
            "It is a HEIC image, as iPhones take them, which is not read; save it as JPEG (Settings, Camera, Most Compatible)",
        "avif" or "avis" => "It is an AVIF image, which is not read; save it as JPEG or PNG",
        "crx" => "It is a camera's raw file, which is not read; save it as JPEG",
        _ => "It is a video; save single frames as images",
    };

    private static string? Text(ReadOnlySpan<byte> head)
    {
        var text = TextDecoding.Decode(head).TrimStart();
        if (text.Length == 0 || text.Any(c => char.IsControl(c) && !char.IsWhiteSpace(c)) || text.Contains('\uFFFD'))
            return null;
        return text.StartsWith("version https://git-lfs", StringComparison.Ordinal)
            ? "It is a pointer of Git LFS and not the file itself; fetch it with 'git lfs pull'"
            : text.StartsWith("<svg", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            && text.Contains("<svg", StringComparison.OrdinalIgnoreCase)
                ? "It is an SVG drawing, which is not read; save it as PNG"
            : text.StartsWith('<') ? "It is a web page and no image, perhaps an error page that was saved; download the image again"
            : text.StartsWith('{') || text.StartsWith('[') ? "It is JSON and no image" : "It is text and no image";
    }
}
