namespace Studio.Cli.Doctor;

/// <summary>Turns what was measured into one sentence for each thing that is wrong.</summary>
internal static class DoctorFindings
{
    private const int NamesShown = 3;

    public static IReadOnlyList<string> Of(DoctorFacts facts, IReadOnlyList<DeviceReport> devices) =>
        [.. Libraries(facts), .. Cards(facts), .. devices.SelectMany(Parity)];

    private static IEnumerable<string> Libraries(DoctorFacts facts)
    {
        if (facts.Folders.Count > 1)
            yield return $"Two copies of libtorch are mixed ({string.Join(" and ", facts.Folders)}). "
                + "Unset LD_LIBRARY_PATH, or build the studio with -p:TorchBackend=external.";
        if (facts.MissingFunctions is { Count: > 0 } missing)
            yield return $"This libtorch lacks functions that TorchSharp calls ({missing.Count}: "
                + $"{string.Join(", ", missing.Take(NamesShown))}{(missing.Count > NamesShown ? ", …" : "")}), "
                + "and calling one ends the process. Use the libtorch version that the studio was built for.";
        if (!facts.HasAutocast)
            yield return "This libtorch does not export autocast, so bfloat16 is not available. Use float32, "
                + "or the libtorch version that the studio was built for.";
    }

    private static IEnumerable<string> Cards(DoctorFacts facts)
    {
        if (!facts.IsCardListed)
        {
            if (facts.Cuda is not null)
                yield return $"libtorch was built for CUDA {facts.Cuda}, but this machine lists no NVIDIA card. "
                    + "Give the container its card (docker run --gpus all), or use a libtorch for the CPU.";
            yield break;
        }
        if (facts.Driver is null)
            yield return "This machine has an NVIDIA card, but its driver (libcuda.so.1) cannot be used. Install the driver; "
                + "in a container, pass it in with --gpus all.";
        else if (facts.Cuda is null)
            yield return "This machine has an NVIDIA card, but this libtorch computes on the CPU alone. "
                + "Use --libtorch with torch/lib of a PyTorch for CUDA, or build the studio with -p:TorchBackend=cuda.";
        else if (Version.TryParse(facts.Cuda, out var built) && facts.Driver.Major < built.Major)
            yield return $"The driver runs CUDA up to {facts.Driver}, but libtorch was built for CUDA {facts.Cuda}. "
                + $"Update the driver, or use a libtorch for CUDA {facts.Driver.Major}.";
        else if (!facts.IsCudaAvailable)
            yield return $"libtorch for CUDA {facts.Cuda} finds no usable card. Check CUDA_VISIBLE_DEVICES and what nvidia-smi shows.";
        else if (!facts.HasCudnn)
            yield return "libtorch finds no cuDNN, so convolutions are slow. Install cuDNN beside libtorch.";
    }

    private static IEnumerable<string> Parity(DeviceReport device) => device.Precisions.Where(p => !p.IsWithin).Select(p =>
        $"On {device.Name} a training step in {p.Precision} is {p.Distance:0.0e+0} away from the stored figures, "
        + $"more than {p.Tolerance:0.0e+0}. "
        + $"Do not trust results of {device.Name} in {p.Precision}; try another libtorch version.");
}
