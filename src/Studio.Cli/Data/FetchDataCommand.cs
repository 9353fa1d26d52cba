using System.CommandLine;
using Studio.Cli.Weights;
using Studio.Learning;
using Studio.Learning.Data.Published;
using Studio.Learning.Data.Sets;

namespace Studio.Cli.Data;

/// <summary>`studio data fetch NAME`: the place goes to standard output, the progress to standard error.</summary>
internal static class FetchDataCommand
{
    public static Command Build()
    {
        var name = new Argument<string>("NAME") { Description = "A name of 'studio data list', for example mnist." };
        var command = new Command("fetch", "Downloads a data set, checks it and prints where it is.") { name };
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (Catalog.Find<ILabelledDataset>(parsed.GetValue(name)!, "data set") is not PublishedDataset dataset)
            {
                await error.WriteLineAsync($"'{parsed.GetValue(name)}' is bundled with the program; there is nothing to fetch.");
                return ExitCodes.Ok;
            }
            using var store = DatasetStore.OfUser(dataset);
            await output.WriteLineAsync(store.IsWhole ? store.Location
                : await FetchDisplay.RunAsync(error, dataset.Key, dataset.Files.Sum(f => f.ApproximateBytes),
                    progress => store.FetchAsync(progress, cancel)));
            return ExitCodes.Ok;
        });
        return command;
    }
}
