using System.Runtime.InteropServices;

namespace Studio.Learning;

/// <summary>What libtorch takes from its process: variables that it reads once when it loads, and how memory is handed out.</summary>
public static partial class TorchEnvironment
{
    private const int TrimThreshold = -1, MostMappings = -4, MostArenas = -8;

    private const string OneDnnKernels = "ONEDNN_MAX_CPU_ISA";

    /// <summary>Whether oneDNN was kept to kernels for AVX, because it plans newer ones wrongly on this processor.</summary>
    internal static bool HasOlderKernels { get; private set; }

    /// <summary>Lets idle OpenMP threads sleep soon, because spinning ones make two busy cores several times slower,
    /// and keeps freed memory for the next step instead of giving every large tensor back to the system.
    /// Call it before the first tensor.</summary>
    public static void Prepare()
    {
        // .NET's own variables do not reach native code. A value that the user has set stays.
        if (!OperatingSystem.IsWindows())
        {
            SetDefault("OMP_WAIT_POLICY", "PASSIVE");
            // About ten microseconds, the gap between two operations: waking a sleeping thread for each costs a sixth of a step.
            // Ten times more would halve the speed of two runs that share the cores.
            if (Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null)
                SetDefault("GOMP_SPINCOUNT", "1000");
            // Newer kernels plan by the sizes of caches, see ProcessorConvolutions.
            if (!ProcessorCaches.AreReported && Environment.GetEnvironmentVariable(OneDnnKernels) is null)
            {
                SetDefault(OneDnnKernels, "AVX");
                HasOlderKernels = true;
            }
        }
        if (OperatingSystem.IsLinux())
            KeepFreedMemory();
    }

    /// <summary>Memory that nobody uses any more goes back to the system: what <see cref="Prepare"/> keeps for the
    /// next step is not needed between two runs.</summary>
    public static void GiveMemoryBack()
    {
        if (OperatingSystem.IsLinux())
            IfGlibc(() => TrimHeap(0));
    }

    private static void SetDefault(string name, string value)
    {
        if (SetEnvironment(name, value, overwrite: 0) != 0)
            throw new InvalidOperationException("The environment of libtorch could not be set.");
    }

    private static void KeepFreedMemory() => IfGlibc(() =>
    {
        // An allocator that refuses a switch is only slower.
        _ = SetAllocator(MostMappings, 0);
        _ = SetAllocator(TrimThreshold, int.MaxValue);
        return SetAllocator(MostArenas, 1);
    });

    /// <summary>Only glibc has these functions; another C library allocates as it likes.</summary>
    private static void IfGlibc(Func<int> call)
    {
        try
        {
            _ = call();
        }
        catch (EntryPointNotFoundException)
        {
            // Its own ways are then as good as any.
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetAllocator(int option, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int TrimHeap(nuint kept);
}
