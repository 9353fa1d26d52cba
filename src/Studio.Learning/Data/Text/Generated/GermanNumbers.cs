namespace Studio.Learning.Data.Text.Generated;

/// <summary>Numbers, days and years in German words, in which the ones stand before the tens: 21 is "ein und zwanzig".</summary>
/// <remarks>German writes a number as one word. Here its parts stand apart, so that a network over words can compose it;
/// <see cref="Joined"/> gives the usual spelling.</remarks>
internal static class GermanNumbers
{
    private static readonly string[] s_small =
        ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
        "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"];
    private static readonly string[] s_tens =
        ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
    private static readonly string[] s_months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
        "Oktober", "November", "Dezember"];

    /// <param name="number">0 to 9,999.</param>
    public static string Number(int number) => Part(number) + (number % 100 == 1 ? "s" : "");

    /// <summary>The usual spelling, as one word.</summary>
    public static string Joined(int number) => Number(number).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>"der ein und zwanzigste Mai neunzehn hundert acht und neunzig".</summary>
    /// <param name="month">From 1.</param>
    public static string Date(int day, int month, int year) => $"der {Ordinal(day)} {s_months[month - 1]} {Year(year)}";

    private static string Part(int number) => number switch
    {
        < 20 => s_small[number],
        < 100 => (number % 10 == 0 ? "" : $"{s_small[number % 10]} und ") + s_tens[number / 10],
        < 1000 => $"{s_small[number / 100]} hundert" + (number % 100 == 0 ? "" : $" {Part(number % 100)}"),
        _ => $"{Part(number / 1000)} tausend" + (number % 1000 == 0 ? "" : $" {Part(number % 1000)}"),
    };

    private static string Ordinal(int day) => day switch
    {
        1 => "erste", 3 => "dritte", 7 => "siebte", 8 => "achte", < 20 => s_small[day] + "te", _ => Part(day) + "ste",
    };

    /// <summary>Up to 1999 by hundreds: "neunzehn hundert".</summary>
    private static string Year(int year) => year is >= 1100 and < 2000
        ? $"{s_small[year / 100]} hundert" + (year % 100 == 0 ? "" : $" {Number(year % 100)}") : Number(year);
}
