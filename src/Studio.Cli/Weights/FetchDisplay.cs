using Spectre.Console;
using Studio.Learning.Weights;

namespace Studio.Cli.Weights;

/// <summary>A bar with amount, rate and time left while something is downloaded.</summary>
internal static class FetchDisplay
{
    public static Task<string> RunAsync(TextWriter error, string name, long? bytes,
        Func<IProgress<DownloadProgress>, Task<string>> fetch) =>
        Terminal.On(error).Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(name), maxValue: bytes ?? 1);
                return await fetch(new Shown(at =>
                {
                    bar.MaxValue = at.Total ?? Math.Max(bar.MaxValue, at.Bytes);
                    bar.Value = at.Bytes;
                    bar.Description = Markup.Escape($"{name}  {ByteText.Of(at.Bytes)}  {ByteText.Of(at.BytesPerSecond)}/s{Left(at)}");
                }));
            });

    private static string Left(DownloadProgress at) => at.Remaining is { } left ? $"  {left:hh\\:mm\\:ss} left" : "";

    // The framework's own Progress<T> reports on another thread, so the last report could come after the bar is closed.
    private sealed class Shown(Action<DownloadProgress> show) : IProgress<DownloadProgress>
    {
        void IProgress<DownloadProgress>.Report(DownloadProgress value) => show(value);
    }
}
