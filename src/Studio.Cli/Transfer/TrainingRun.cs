using Spectre.Console;
using Studio.Cli.Weights;
using Studio.Learning.Training;

namespace Studio.Cli.Transfer;

/// <summary>A training of a command: on a thread of its own, stopped by Ctrl-C.</summary>
internal static class TrainingRun
{
    /// <summary>What came of it.</summary>
    /// <param name="run">Trains to the end, or until the control stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="CommandFailedException">It diverged.</exception>
    public static async Task<T> RunAsync<T>(Func<TrainingControl, RunOutcome<T>> run, CancellationToken cancel)
    {
        var control = new TrainingControl();
        await using var stop = cancel.Register(control.Stop);
        return await Task.Factory.StartNew(() => run(control), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default) switch
        {
            RunOutcome<T>.Stopped stopped => throw new OperationCanceledException(stopped.Sentence, cancel),
            RunOutcome<T>.Diverged diverged => throw new CommandFailedException(diverged.Sentence),
            var completed => completed.Value,
        };
    }

    /// <summary>The same behind a progress bar.</summary>
    /// <param name="run">Trains in a scope that reports to the bar.</param>
    public static Task<T> RunAsync<T>(string title, TextWriter error, Func<RunScope, RunOutcome<T>> run, CancellationToken cancel) =>
        Terminal.On(error).Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(bars => RunAsync(control => run(new() { Emit = new RunDisplay(bars, title).Show, Control = control }), cancel));
}
