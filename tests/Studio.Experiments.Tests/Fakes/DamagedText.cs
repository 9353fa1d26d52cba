namespace Studio.Experiments.Tests.Fakes;

/// <summary>Texts and files as they come from a bad disk, a bad program or a bad joke.</summary>
internal static class DamagedText
{
    private static readonly string[] s_odd = ["\0", "\uD83D", "\uDE00", "\uFFFE", "\u202E", "\"", "{", "}", "[", "]", ",", ";", "\t",
        "\r\n", "\\", "\\uD800", "NaN", "null", "-1e999", "'", "\u00EF\u00BB\u00BF"];

    /// <summary>A few places of the text cut out, doubled or replaced by odd characters, chosen by the seed.</summary>
    public static string Of(string text, int seed)
    {
        var random = new Random(seed);
        for (var i = random.Next(1, 6); i > 0 && text.Length > 0; i--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(12), text.Length - at);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => text.Insert(at, string.Concat(Enumerable.Repeat(s_odd[random.Next(s_odd.Length)], random.Next(1, 200)))),
                _ => text.Remove(at, length).Insert(at, s_odd[random.Next(s_odd.Length)]),
            };
        }
        return text;
    }

    /// <summary>The same for bytes.</summary>
    public static byte[] Of(byte[] file, int seed)
    {
        var random = new Random(seed);
        var bytes = file.ToList();
        for (var i = random.Next(1, 6); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            if (random.Next(3) == 0)
                bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
            else
                bytes[at] = (byte)random.Next(256);
        }
        return [.. bytes];
    }
}
