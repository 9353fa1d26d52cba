using System.Runtime.InteropServices;
using System.Text;

namespace Studio.Worker;

/// <summary>What NVIDIA's management library says of a card; libtorch's binding does not expose it.</summary>
internal sealed partial record NvidiaCard(string Name, long MemoryBytes, long UsedBytes)
{
    private const string Library = "libnvidia-ml.so.1";
    private static readonly NvidiaCard s_unknown = new("NVIDIA card", 0, 0);

    /// <summary>An unnamed card of unknown memory where the library is missing.</summary>
    public static NvidiaCard Read(int index)
    {
        try
        {
            var name = new byte[96];
            return Begin() == 0 && Handle(Math.Max(0, index), out var card) == 0 && Named(card, name, (uint)name.Length) == 0
                && Memory(card, out var memory) == 0
                ? new(Encoding.ASCII.GetString(name).TrimEnd('\0'), (long)memory.Total, (long)memory.Used) : s_unknown;
        }
        catch (DllNotFoundException)
        {
            return s_unknown;
        }
    }

    [LibraryImport(Library, EntryPoint = "nvmlInit_v2")]
    private static partial int Begin();

    [LibraryImport(Library, EntryPoint = "nvmlDeviceGetHandleByIndex_v2")]
    private static partial int Handle(int index, out nint card);

    [LibraryImport(Library, EntryPoint = "nvmlDeviceGetName")]
    private static partial int Named(nint card, [Out] byte[] name, uint length);

    [LibraryImport(Library, EntryPoint = "nvmlDeviceGetMemoryInfo")]
    private static partial int Memory(nint card, out MemoryInfo memory);

    [StructLayout(LayoutKind.Sequential)]
    private struct MemoryInfo
    {
        public ulong Total;
        public ulong Free;
        public ulong Used;
    }
}
