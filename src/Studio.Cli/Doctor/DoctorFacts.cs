using Studio.Learning.Devices;

namespace Studio.Cli.Doctor;

/// <summary>What a diagnosis starts from, apart from measurements.</summary>
/// <param name="Version">Of the loaded libtorch; null if it does not say.</param>
/// <param name="Folders">Where its libraries were loaded from; more than one is a mixture.</param>
/// <param name="Cuda">CUDA that libtorch was built for; null for a libtorch without CUDA.</param>
/// <param name="IsCudaAvailable">Whether libtorch finds a card.</param>
/// <param name="HasCudnn">Whether libtorch finds cuDNN.</param>
/// <param name="Driver">The newest CUDA that the installed driver runs; null without a driver.</param>
/// <param name="IsCardListed">Whether the system has an NVIDIA card.</param>
internal sealed record DoctorFacts(string? Version, IReadOnlyList<string> Folders, string? Cuda, bool IsCudaAvailable, bool HasCudnn,
    Version? Driver, IReadOnlyList<CudaCard> Cards, bool IsCardListed)
{
    /// <summary>Functions that TorchSharp calls and this libtorch lacks.</summary>
    public required IReadOnlyList<string> MissingFunctions { get; init; }

    /// <summary>Whether libtorch exports autocast.</summary>
    public required bool HasAutocast { get; init; }

    /// <summary>Whether oneDNN's convolutions come out right on this processor; where they do not, the studio turns it off.</summary>
    public bool IsOneDnnRight { get; init; } = true;
}
