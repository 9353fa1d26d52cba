using Spectre.Console;

namespace Studio.Cli.Weights;

/// <summary>Spectre.Console on a writer: drawn where a person reads, plain text where a file or a test does.</summary>
internal static class Terminal
{
    private const int PlainWidth = 160;

    public static IAnsiConsole On(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = PlainWidth;
        return console;
    }
}
