using System.Runtime.InteropServices;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Learning.Training.Memory;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;

namespace Studio.Worker.Cells;

/// <summary>How a run ended, as a status with a sentence for people.</summary>
public static class RunEnd
{
    /// <param name="isResumed">Another worker did the part before the checkpoint, in a time that nobody adds here.</param>
    public static RunEvent.Status Completed(TimeSpan took, bool isResumed = false)
    {
        var time = took.TotalSeconds < 60 ? $"{took.TotalSeconds:0.0} s" : $"{took.TotalMinutes:0.0} min";
        return new(RunStatus.Completed, isResumed ? $"Done, {time} after it resumed." : $"Done in {time}.");
    }

    /// <summary>What belongs into the run's log beside the sentence: of weights that do not fit, every tensor at fault, with its
    /// shapes.</summary>
    public static IReadOnlyList<RunEvent.Log> Details(Exception fault) => fault is WeightsMismatchException mismatch
        ? [.. mismatch.Report.ToTable().Split('\n').Select(line => new RunEvent.Log(LogLevel.Error, line))] : [];

    /// <param name="sentence">Of a run that a person stopped: how far it was.</param>
    /// <param name="isWorkerEnding">It was not the run that was to end.</param>
    public static RunEvent.Status Stopped(string sentence, RunControl control, bool isWorkerEnding) =>
        (control.HasYielded, control.IsPaused) switch
    {
        (true, true) => new(RunStatus.Paused, "Paused; its device is free for other runs."),
        (true, false) => new(RunStatus.Queued, "Preempted by other runs; it resumes from its checkpoint in its turn."),
        _ when isWorkerEnding => new(RunStatus.Queued, "Its worker was stopped; it resumes from its checkpoint."),
        _ => new(RunStatus.Cancelled, sentence),
    };

    /// <param name="isWorkerEnding">It was not the run that was to end.</param>
    public static RunEvent.Status Of(Exception fault, RunControl control, bool isWorkerEnding) => fault switch
    {
        OperationCanceledException => Stopped("Stopped.", control, isWorkerEnding),
        MemoryExceededException => new(RunStatus.Failed, fault.Message),
        ExternalException memory when DeviceMemory.IsFull(memory) => new(RunStatus.Failed, DeviceMemory.Full(memory).Message),
        // libtorch puts its own stack below the first line.
        ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException
            or ExternalException or HttpRequestException
            or WeightsFormatException or WeightsMismatchException or WeightStoreException =>
                new(RunStatus.Failed, fault.Message.Split('\n')[0]),
        _ => new(RunStatus.Failed,
            $"Internal error ({fault.GetType().Name}: {fault.Message.Split('\n')[0]}). The log of the studio has the details."),
    };
}
