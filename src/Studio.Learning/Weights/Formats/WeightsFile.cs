using System.Text;

namespace Studio.Learning.Weights.Formats;

/// <summary>Reads weights in any known format; the content decides, not the file's ending.</summary>
public static class WeightsFile
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="WeightsFormatException">The file holds no weights; the sentence says what it seems to be.</exception>
    public static StateDict Read(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no weights file '{path}'. Check the path, or see 'studio weights list'.");
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[512];
        var first = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        // Asked first: the low byte of a header's length may look like the beginning of any other format.
        if (IsSafeTensors(first))
            return SafeTensors.Read(path);
        if (Stranger(first) is { } sentence)
            throw new WeightsFormatException(path, sentence);
        return IsZip(file) || first[0] == 0x80 ? TorchCheckpoint.Read(path) : SafeTensors.Read(path);
    }

    /// <summary>A header shorter than 4 GiB and then JSON; neither a pickle's frame nor a zip's first entry has these bytes.</summary>
    private static bool IsSafeTensors(ReadOnlySpan<byte> first) =>
        first.Length > 8 && first[4..8].IndexOfAnyExcept((byte)0) < 0 && first[8] == (byte)'{';

    internal static bool IsZip(FileStream file)
    {
        Span<byte> first = stackalloc byte[4];
        file.Position = 0;
        return file.ReadAtLeast(first, 4, throwOnEndOfStream: false) == 4 && first.SequenceEqual("PK\u0003\u0004"u8);
    }

    private static string? Stranger(ReadOnlySpan<byte> first)
    {
        var text = Encoding.Latin1.GetString(first).TrimStart();
        return first switch
        {
            { Length: 0 } => "it is empty. Download it again.",
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xff, 0xd8, 0xff, ..] => "it is a picture, not weights.",
            [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => "it is an HDF5 file as Keras writes it; convert it to safetensors.",
            [0x1f, 0x8b, ..] => "it is gzip data; unpack it first.",
            [(byte)'P', (byte)'K', 5 or 7, ..] => "it is an empty or split zip file, not a checkpoint.",
            _ when text.StartsWith("version https://git-lfs", StringComparison.Ordinal) =>
                "it is a Git LFS pointer, not the file itself; fetch it with 'git lfs pull'.",
            _ when text.StartsWith('<') => "it is a web page, perhaps an error page that was saved; download the file again.",
            _ when text.StartsWith('{') || text.StartsWith('[') => "it is JSON, not weights.",
            _ when first.Length > 262 && first[257..262].SequenceEqual("ustar"u8) =>
                "it is a tar archive as PyTorch 0.1 wrote it; load and save it with a newer PyTorch.",
            _ when first.Length >= 8 && first[0] != 0x80 && !first.StartsWith("PK"u8)
                && (first.Length < 10 || first[7] != 0 || first[8] != (byte)'{') =>
                "it is neither a safetensors file nor a PyTorch checkpoint.",
            _ => null,
        };
    }
}
