using Studio.Experiments.Recipes;
using Studio.Learning.Devices;
using Studio.Learning.Diagnostics;
using Studio.Learning.Training;
using static TorchSharp.torch;

namespace Studio.Cli.Doctor;

/// <summary>Asks libtorch and the driver, and measures each device in each of its precisions.</summary>
internal static class Diagnosis
{
    private const string Float32 = "float32", Tf32 = "TF32", BFloat16 = "bfloat16";

    /// <param name="time">How long each precision of a device is timed; zero times none.</param>
    public static DoctorReport Make(TimeSpan time)
    {
        var facts = Facts();
        var cards = Enumerable.Range(0, facts.IsCudaAvailable ? cuda.device_count() : 0);
        DeviceReport[] devices = [Cpu(time), .. cards.Select(i => Cuda(i, facts.Cards.ElementAtOrDefault(i), time))];
        return new(facts, devices, DoctorFindings.Of(facts, devices));
    }

    private static DoctorFacts Facts()
    {
        zeros(1).Dispose();
        var isAvailable = cuda.is_available();
        var libraries = LoadedLibtorch.Files.Where(f => !f.Contains("LibTorchSharp", StringComparison.Ordinal));
        string[] folders = [.. libraries.Select(f => Path.GetDirectoryName(f)!).Distinct()];
        return new(LoadedLibtorch.Version, folders, LoadedLibtorch.CudaVersion, isAvailable, isAvailable && cuda.is_cudnn_available(),
            CudaDriver.CudaVersion, CudaDriver.Cards, CudaDriver.IsCardListed)
        {
            MissingFunctions = LoadedLibtorch.MissingFunctions(),
            HasAutocast = AutocastScope.IsPossible,
            IsOneDnnRight = ProcessorConvolutions.AreOfOneDnn,
        };
    }

    private static DeviceReport Cpu(TimeSpan time)
    {
        var threads = get_num_threads();
        var precisions = new List<PrecisionReport> { Measure(CPU, Float32, Precision.Float32, 1e-4, time) };
        // Without oneDNN it is right and of no use: a step takes many seconds.
        if (PrecisionSupport.ProcessorComputesBFloat16 && ProcessorConvolutions.AreOfOneDnn)
            precisions.Add(Measure(CPU, BFloat16, Precision.BFloat16, 5e-2, time));
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return new("cpu", $"CPU, {threads} {(threads == 1 ? "thread" : "threads")}", memory, Automatic(CPU), precisions);
    }

    private static DeviceReport Cuda(int index, CudaCard? card, TimeSpan time)
    {
        var place = device($"cuda:{index}");
        var usual = CudaArithmetic.AllowsTf32;
        try
        {
            CudaArithmetic.Tune();
            CudaArithmetic.AllowsTf32 = false;
            var precisions = new List<PrecisionReport> { Measure(place, Float32, Precision.Float32, 1e-4, time) };
            CudaArithmetic.AllowsTf32 = true;
            if (card?.HasTf32 ?? true)
                precisions.Add(Measure(place, Tf32, Precision.Float32, 2e-2, time));
            if (AutocastScope.IsPossible && (card?.HasBFloat16 ?? true))
                precisions.Add(Measure(place, BFloat16, Precision.BFloat16, 5e-2, time));
            var title = card is null ? "NVIDIA card" : $"{card.Name}, compute capability {card.Capability}";
            return new($"cuda:{index}", title, card?.MemoryBytes ?? 0, Automatic(place), precisions);
        }
        finally
        {
            CudaArithmetic.AllowsTf32 = usual;
        }
    }

    private static PrecisionReport Measure(Device device, string name, Precision precision, double tolerance, TimeSpan time) =>
        new(name, ParityCheck.Of(device, precision: precision).DistanceFrom(ParityCheck.Stored()), tolerance,
            time == TimeSpan.Zero ? null : StandardStep.ImagesPerSecond(device, precision, time));

    private static string Automatic(Device device)
    {
        using var scope = NewDisposeScope();
        return PrecisionSupport.Resolve(Precision.Auto, device, nn.Sequential(nn.Conv2d(1, 1, 1))) == Precision.BFloat16
            ? BFloat16 : Float32;
    }
}
