using System.CommandLine;
using System.Globalization;

namespace Studio.Cli;

/// <summary>Limits of numbers on the command line.</summary>
internal static class OptionLimits
{
    /// <summary>Refuses a smaller number, before anything is done.</summary>
    public static void AtLeast<T>(this Option<T> option, long least) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens)
            if (long.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number < least)
                result.AddError($"{option.Name} is {number}. It must be at least {least}.");
    });

    /// <summary>Refuses a number outside of a range, before anything is done.</summary>
    public static void Between<T>(this Option<T> option, double least, double most) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens)
            if (double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && !(number >= least && number <= most))
                result.AddError($"{option.Name} is {token.Value}. It must be from {least} to {most}.");
    });
}
