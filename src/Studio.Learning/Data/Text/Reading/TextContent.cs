using System.Text;
using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Text.Reading;

/// <summary>The text of a file, and what was odd about it.</summary>
internal static class TextContent
{
    /// <summary>Decodes the bytes; NULs become spaces, line ends become '\n'.</summary>
    /// <param name="problems">Receives remarks on the encoding and on characters that no text has.</param>
    public static string Of(string file, byte[] bytes, ProblemList problems)
    {
        var encoding = TextDecoding.Of(bytes);
        var text = TextDecoding.Decode(bytes);
        if (encoding is not UTF8Encoding)
            problems.Add(new(file, $"It is not written in UTF-8 and was read as {Named(encoding)}. If letters look wrong, "
                + "save it as UTF-8."));
        if (text.Count(c => c == '\0') is > 0 and var zeros)
        {
            problems.Add(new(file, $"It holds {zeros:N0} zero bytes, which were read as spaces."));
            text = text.Replace('\0', ' ');
        }
        if (text.Count(c => c == '\uFFFD') is > 0 and var damaged)
            problems.Add(new(file, $"{damaged:N0} characters of it are damaged and stand as '\uFFFD'. "
                + "It was probably saved in the wrong encoding once."));
        return TextDecoding.WithLineFeeds(text);
    }

    private static string Named(Encoding encoding) => encoding.CodePage switch
    {
        1200 or 1201 => "UTF-16", 12000 or 12001 => "UTF-32", 1252 => "Windows-1252 (Latin-1)", _ => encoding.WebName,
    };
}
