using System.CommandLine;

namespace Studio.Cli.Runs;

/// <summary>`studio runs`: what was run in a studio, read from its data folder; a studio that holds it may be running.</summary>
public static class RunsCommand
{
    public static Command Build() =>
        new("runs", "Lists, shows and exports the runs of a studio.")
        {
            ListRunsCommand.Build(), ShowRunCommand.Build(), ExportRunsCommand.Build(),
        };
}
