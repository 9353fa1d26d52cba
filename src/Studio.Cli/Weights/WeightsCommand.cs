using System.CommandLine;

namespace Studio.Cli.Weights;

/// <summary>`studio weights`: what pretrained weights there are, and how they come onto this machine.</summary>
public static class WeightsCommand
{
    public static Command Build() => new("weights", "Lists and fetches pretrained weights.")
    {
        ListWeightsCommand.Build(),
        FetchWeightsCommand.Build(),
    };
}
