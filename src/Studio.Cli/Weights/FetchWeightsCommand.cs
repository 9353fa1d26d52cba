using System.CommandLine;
using Studio.Learning.Weights;

namespace Studio.Cli.Weights;

/// <summary>`studio weights fetch NAME`: the path goes to standard output, the progress to standard error.</summary>
internal static class FetchWeightsCommand
{
    public static Command Build()
    {
        var name = new Argument<string>("NAME") { Description = "A name of 'studio weights list', for example resnet18-imagenet." };
        var command = new Command("fetch", "Downloads weights, checks them and prints where they are.") { name };
        command.SetAction(async (parsed, cancel) =>
        {
            var weights = WeightCatalogue.Find(parsed.GetValue(name)!);
            using var store = new WeightStore(WeightStoreOptions.OfUser());
            var path = store.Has(weights) ? await store.FetchAsync(weights, null, cancel)
                : await FetchDisplay.RunAsync(parsed.InvocationConfiguration.Error, weights.Key,
                weights.ApproximateBytes, progress => store.FetchAsync(weights, progress, cancel));
            await parsed.InvocationConfiguration.Output.WriteLineAsync(path);
            return ExitCodes.Ok;
        });
        return command;
    }
}
