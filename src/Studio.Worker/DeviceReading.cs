using Studio.Learning.Devices;
using Studio.Learning.Training;
using Studio.Runtime.Link;
using TorchSharp;

namespace Studio.Worker;

/// <summary>Finds out what the studio shows of a device.</summary>
internal static class DeviceReading
{
    public static DeviceFacts Of(string device)
    {
        var threads = torch.get_num_threads();
        if (torch.device(device).type != DeviceType.CUDA)
            return new($"CPU, {threads} {(threads == 1 ? "thread" : "threads")}", GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, threads,
                PrecisionSupport.ProcessorComputesBFloat16);
        if (!torch.cuda.is_available())
            throw new WorkerRefusedException($"libtorch finds no CUDA, so there is no {device}. Start the studio with --devices cpu, "
                + "or install libtorch for CUDA.");
        var card = NvidiaCard.Read(torch.device(device).index);
        // For all that this process will train.
        CudaArithmetic.Tune();
        return new(card.Name, card.MemoryBytes, threads, PrecisionSupport.CardHasBFloat16(torch.device(device)));
    }

    /// <summary>Memory in use: on a card by whomever, on the processor by this worker.</summary>
    public static long UsedBytes(string device) =>
        torch.device(device) is { type: DeviceType.CUDA, index: var card } ? NvidiaCard.Read(card).UsedBytes : Environment.WorkingSet;
}
