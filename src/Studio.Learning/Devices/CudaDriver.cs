using System.Runtime.InteropServices;
using System.Text;

namespace Studio.Learning.Devices;

/// <summary>NVIDIA's driver: it knows facts about its cards that TorchSharp does not expose, and numbers them as libtorch does.</summary>
public static partial class CudaDriver
{
    private const string Library = "libcuda.so.1";
    private const int CapabilityMajor = 75, CapabilityMinor = 76;
    private static readonly Lazy<(int Version, CudaCard[] Cards)> s_found = new(Find);

    /// <summary>The newest CUDA that the driver runs, for example 13.0; null without a driver.</summary>
    public static Version? CudaVersion => s_found.Value.Version is var version and > 0 ? new(version / 1000, version % 1000 / 10) : null;

    /// <summary>Cards that this process may use (<c>CUDA_VISIBLE_DEVICES</c> counts); empty without a driver.</summary>
    public static IReadOnlyList<CudaCard> Cards => s_found.Value.Cards;

    /// <summary>Whether the system lists a card, even where the driver's library is missing.</summary>
    public static bool IsCardListed => Cards.Count > 0 || File.Exists("/dev/nvidia0") || Directory.Exists("/proc/driver/nvidia/gpus");

    private static (int, CudaCard[]) Find()
    {
        try
        {
            if (Begin(0) != 0 || ReadVersion(out var version) != 0 || ReadCount(out var count) != 0)
                return (0, []);
            return (version, [.. Enumerable.Range(0, count).Select(Card)]);
        }
        catch (DllNotFoundException)
        {
            return (0, []);
        }
    }

    private static CudaCard Card(int index)
    {
        var name = new byte[96];
        _ = ReadDevice(out var card, index);
        _ = ReadName(name, name.Length, card);
        _ = ReadMemory(out var bytes, card);
        _ = ReadAttribute(out var major, CapabilityMajor, card);
        _ = ReadAttribute(out var minor, CapabilityMinor, card);
        return new(Encoding.ASCII.GetString(name).TrimEnd('\0'), (long)bytes, major, minor);
    }

    [LibraryImport(Library, EntryPoint = "cuInit")]
    private static partial int Begin(uint flags);

    [LibraryImport(Library, EntryPoint = "cuDriverGetVersion")]
    private static partial int ReadVersion(out int version);

    [LibraryImport(Library, EntryPoint = "cuDeviceGetCount")]
    private static partial int ReadCount(out int count);

    [LibraryImport(Library, EntryPoint = "cuDeviceGet")]
    private static partial int ReadDevice(out int card, int index);

    [LibraryImport(Library, EntryPoint = "cuDeviceGetName")]
    private static partial int ReadName([Out] byte[] name, int length, int card);

    [LibraryImport(Library, EntryPoint = "cuDeviceTotalMem_v2")]
    private static partial int ReadMemory(out ulong bytes, int card);

    [LibraryImport(Library, EntryPoint = "cuDeviceGetAttribute")]
    private static partial int ReadAttribute(out int value, int attribute, int card);
}
