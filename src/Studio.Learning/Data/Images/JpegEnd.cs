namespace Studio.Learning.Data.Images;

/// <summary>Whether a JPEG reaches its end. Of a progressive one that is cut, decoders give the whole image,
/// blurred, without a word.</summary>
/// <remarks>ITU-T T.81, annex B: segments with lengths, between them entropy-coded data in which 0xFF is followed by
/// 0 or by a restart marker.</remarks>
internal static class JpegEnd
{
    private const byte EndOfImage = 0xD9;

    /// <summary>False if the data end before the marker of the end; thumbnails within a segment have one of their own.</summary>
    internal static bool IsThere(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + 1 < jpeg.Length;)
        {
            if (jpeg[at] != 0xFF || jpeg[at + 1] == 0xFF)
            {
                at++;
                continue;
            }
            var marker = jpeg[at + 1];
            if (marker == EndOfImage)
                return true;
            // Stuffed zeros, restart markers and those without a length.
            if (marker is 0 or 1 or (>= 0xD0 and <= 0xD8))
                at += 2;
            else if (at + 3 < jpeg.Length)
                at += 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]);
            else
                return false;
        }
        return false;
    }
}
