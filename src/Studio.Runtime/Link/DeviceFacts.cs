namespace Studio.Runtime.Link;

/// <summary>What a worker found out about its device.</summary>
/// <param name="Name">For people, for example "NVIDIA H100" or "CPU, 8 threads".</param>
/// <param name="MemoryBytes">Of the device.</param>
/// <param name="Threads">Threads that libtorch uses; they change sums in their last digits, so they belong to a result's key.</param>
/// <param name="HasBFloat16">Whether it computes in bfloat16.</param>
public sealed record DeviceFacts(string Name, long MemoryBytes, int Threads, bool HasBFloat16);
