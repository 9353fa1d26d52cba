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
}
