using System.Runtime.InteropServices;
using Studio.Learning.Training.Batches;
using Studio.Learning.Training.Memory;
using Studio.Learning.Training.Optimizers;
using TorchSharp;

namespace Studio.Learning.Training;

/// <summary>Steps of a task on a device whose memory may be too small.</summary>
internal static class StepMemory
{
    /// <summary>Whether a forward and a backward pass fit; no gradient of theirs is left.</summary>
    /// <param name="optimizers">Of all networks that the pass goes through.</param>
    public static bool Fits(Action pass, params IReadOnlyList<GroupOptimizer> optimizers)
    {
        using var scope = torch.NewDisposeScope();
        try
        {
            ClearGradients();
            pass();
            return true;
        }
        catch (ExternalException)
        {
            return false;
        }
        finally
        {
            ClearGradients();
        }

        void ClearGradients()
        {
            foreach (var optimizer in optimizers)
                optimizer.ClearGradients();
        }
    }

    /// <exception cref="DeviceMemoryException">The step does not fit into the device's memory; the message says which batch size
    /// does.</exception>
    public static StepFigures StepWithin(this ITrainable task, StepPlace place, ScheduleValue rates)
    {
        try
        {
            return task.Step(place, rates);
        }
        catch (ExternalException fault) when (DeviceMemory.IsFull(fault))
        {
            throw task is { BatchSize: { } size, Fits: { } fits }
                ? DeviceMemory.Full(fault, size, fewer => fits(place, fewer)) : DeviceMemory.Full(fault);
        }
    }
}
