using System.CommandLine;
using Spectre.Console;
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
            var path = store.Has(weights) ? store.PathOf(weights) : await FetchAsync(store, weights, parsed.InvocationConfiguration.Error, cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(path);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Task<string> FetchAsync(WeightStore store, PublishedWeights weights, TextWriter error, CancellationToken cancel) =>
        Terminal.On(error).Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(weights.Key), maxValue: weights.ApproximateBytes ?? 1);
                return await store.FetchAsync(weights, new Shown(at =>
                {
                    bar.MaxValue = at.Total ?? Math.Max(bar.MaxValue, at.Bytes);
                    bar.Value = at.Bytes;
                    bar.Description = Markup.Escape($"{weights.Key}  {ByteText.Of(at.Bytes)}  {ByteText.Of(at.BytesPerSecond)}/s{Left(at)}");
                }), cancel);
            });

    private static string Left(DownloadProgress at) => at.Remaining is { } left ? $"  {left:hh\\:mm\\:ss} left" : "";

    // The framework's own Progress<T> reports on another thread, so the last report could come after the bar is closed.
    private sealed class Shown(Action<DownloadProgress> show) : IProgress<DownloadProgress>
    {
        void IProgress<DownloadProgress>.Report(DownloadProgress value) => show(value);
    }
}
