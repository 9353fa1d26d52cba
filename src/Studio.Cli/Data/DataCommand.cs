using System.CommandLine;

namespace Studio.Cli.Data;

/// <summary>`studio data`: what data sets there are, how they come onto this machine, and what is wrong with them.</summary>
public static class DataCommand
{
    public static Command Build() => new("data", "Lists, fetches and inspects data sets.")
    {
        ListDataCommand.Build(),
        FetchDataCommand.Build(),
        InspectDataCommand.Build(),
    };
}
