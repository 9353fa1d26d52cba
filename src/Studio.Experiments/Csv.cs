namespace Studio.Experiments;

/// <summary>Fields of comma-separated tables.</summary>
public static class Csv
{
    /// <summary>RFC 4180; a leading sign of a formula is disarmed, because spreadsheets would execute it.</summary>
    public static string Text(string text)
    {
        var harmless = text.Length > 0 && "=+-@\t\r".Contains(text[0]) ? "'" + text : text;
        return harmless.AsSpan().ContainsAny(",\"\n\r") ? $"\"{harmless.Replace("\"", "\"\"")}\"" : harmless;
    }

    /// <summary>Every digit; a number begins no formula.</summary>
    public static string Number(double number) => number.ToString("R");
}
