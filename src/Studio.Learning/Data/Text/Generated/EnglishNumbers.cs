namespace Studio.Learning.Data.Text.Generated;

/// <summary>Numbers, days and years in English words.</summary>
internal static class EnglishNumbers
{
    private static readonly string[] s_small =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    private static readonly string[] s_tens =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    private static readonly string[] s_months = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December"];

    /// <param name="number">0 to 9,999; British usage: "three hundred and one".</param>
    public static string Number(int number) => number switch
    {
        < 20 => s_small[number],
        < 100 => s_tens[number / 10] + (number % 10 == 0 ? "" : $"-{s_small[number % 10]}"),
        < 1000 => $"{s_small[number / 100]} hundred" + (number % 100 == 0 ? "" : $" and {Number(number % 100)}"),
        _ => $"{Number(number / 1000)} thousand"
            + (number % 1000 == 0 ? "" : number % 1000 < 100 ? $" and {Number(number % 1000)}" : $" {Number(number % 1000)}"),
    };

    /// <summary>"the twenty-first of May nineteen ninety-eight".</summary>
    /// <param name="month">From 1.</param>
    public static string Date(int day, int month, int year) => $"the {Ordinal(day)} of {s_months[month - 1]} {Year(year)}";

    private static string Ordinal(int day)
    {
        if (day > 20 && day % 10 != 0)
            return $"{s_tens[day / 10]}-{Ordinal(day % 10)}";
        return day switch
        {
            1 => "first", 2 => "second", 3 => "third", 5 => "fifth", 8 => "eighth", 9 => "ninth", 12 => "twelfth",
            20 or 30 => s_tens[day / 10][..^1] + "ieth",
            _ => s_small[day] + "th",
        };
    }

    private static string Year(int year) => (year / 100, year % 100) switch
    {
        (20, < 10) => Number(year),
        (var century, 0) => $"{Number(century)} hundred",
        (var century, < 10 and var rest) => $"{Number(century)} oh {Number(rest)}",
        var (century, rest) => $"{Number(century)} {Number(rest)}",
    };
}
