namespace Studio.Learning.Devices;

/// <summary>An NVIDIA card as its driver describes it.</summary>
/// <param name="Major">First part of the compute capability: 8 is Ampere, 9 is Hopper.</param>
/// <param name="Minor">Second part of the compute capability.</param>
public sealed record CudaCard(string Name, long MemoryBytes, int Major, int Minor)
{
    /// <summary>From compute capability 8.0 on, cards multiply bfloat16 and TF32 in hardware.</summary>
    private const int Ampere = 8;

    public bool HasBFloat16 => Major >= Ampere;

    public bool HasTf32 => Major >= Ampere;

    /// <summary>For example "9.0".</summary>
    public string Capability => $"{Major}.{Minor}";
}
