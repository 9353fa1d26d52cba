namespace Studio.Learning.Data.Text.Generated;

/// <summary>Numbers, days and years in French words, as in France: 70 is "soixante-dix" and 80 "quatre-vingts".</summary>
/// <remarks>Traditional spelling: hyphens below a hundred, but "et" between spaces; "cents" and "vingts" lose their s before another
/// number, and "mille" never has one.</remarks>
internal static class FrenchNumbers
{
    private static readonly string[] s_small =
        ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
        "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"];
    private static readonly string[] s_tens =
        ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt",
        "quatre-vingt"];
    private static readonly string[] s_months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre"];

    /// <param name="number">0 to 9,999.</param>
    public static string Number(int number) => number switch
    {
        < 20 => s_small[number],
        80 => "quatre-vingts",
        < 100 => BelowHundred(number),
        < 1000 => (number / 100 == 1 ? "cent" : $"{s_small[number / 100]} cent{(number % 100 == 0 ? "s" : "")}")
            + (number % 100 == 0 ? "" : $" {Number(number % 100)}"),
        _ => (number / 1000 == 1 ? "mille" : $"{Number(number / 1000)} mille") + (number % 1000 == 0 ? "" : $" {Number(number % 1000)}"),
    };

    /// <summary>"le vingt et un mai mille neuf cent quatre-vingt-dix-huit"; the first is "premier".</summary>
    /// <param name="month">From 1.</param>
    public static string Date(int day, int month, int year) =>
        $"le {(day == 1 ? "premier" : Number(day))} {s_months[month - 1]} {Number(year)}";

    private static string BelowHundred(int number)
    {
        // From 70 on, and from 90 on, counting goes on to nineteen.
        var isLong = number / 10 is 7 or 9;
        var rest = number % 10 + (isLong ? 10 : 0);
        var tens = s_tens[number / 10];
        return rest == 0 ? tens : rest is 1 or 11 && number < 80 ? $"{tens} et {s_small[rest]}" : $"{tens}-{s_small[rest]}";
    }
}
