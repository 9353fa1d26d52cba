using System.Diagnostics;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning.Training;
using Studio.Notebooks;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Executes a request on a thread of its own: dispose scopes are bound to one, and whoever waits can do something else.</summary>
public static class CellRun
{
    /// <summary>The last events of the run: its result, if there is one, and how it ended. A native fault ends the process
    /// instead.</summary>
    /// <param name="isWorkerEnding">Asked when the run was stopped: it was not the run that was to end.</param>
    /// <param name="failed">Receives an exception for the log.</param>
    public static Task<IReadOnlyList<RunEvent>> OnItsOwnThread(RunRequest request, RunContext context, Func<bool> isWorkerEnding,
        Action<Exception> failed)
    {
        var said = new TaskCompletionSource<IReadOnlyList<RunEvent>>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => said.SetResult(Execute(request, context, isWorkerEnding, failed))) { IsBackground = true, Name = "run" }.Start();
        return said.Task;
    }

    private static IReadOnlyList<RunEvent> Execute(RunRequest request, RunContext context, Func<bool> isWorkerEnding,
        Action<Exception> failed)
    {
        try
        {
            var watch = Stopwatch.StartNew();
            if (context.ResumesFrom is { } checkpoint)
                context.Checkpoints.StartFrom(checkpoint, context.Artifacts);
            return CellRunners.For(CellKind.Of(request.Cell).Kind).Run(request, context) switch
            {
                RunOutcome<CellResult>.Stopped stopped => [RunEnd.Stopped(stopped.Sentence, context.Control, isWorkerEnding())],
                RunOutcome<CellResult>.Diverged diverged => [new RunEvent.Status(RunStatus.Diverged, diverged.Sentence)],
                var completed => [new RunEvent.Result(completed.Value),
                    RunEnd.Completed(watch.Elapsed, isResumed: context.ResumesFrom is not null)],
            };
        }
        catch (Exception fault)
        {
            var end = RunEnd.Of(fault, context.Control, isWorkerEnding());
            if (end.Is == RunStatus.Failed)
                failed(fault);
            return [.. RunEnd.Details(fault), end];
        }
    }
}
