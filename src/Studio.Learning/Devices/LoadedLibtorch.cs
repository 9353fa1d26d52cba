using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TorchSharp;

namespace Studio.Learning.Devices;

/// <summary>The libtorch that this process runs on, as its own functions and the process's memory map describe it.</summary>
/// <remarks>TorchSharp's <c>torch.__version__</c> is a constant of its build, so it says nothing about a libtorch from outside.</remarks>
public static class LoadedLibtorch
{
    private const string Shim = "libLibTorchSharp";
    private static readonly string[] s_parts = ["libc10", "libtorch", Shim];
    private static readonly string[] s_standard = ["_ZSt", "_ZNSt", "_ZNKSt", "_ZTVSt", "_ZTISt", "_ZTVN10__cxxabi", "_Zn", "_Zd"];
    private static readonly Lazy<nint> s_core = new(Open);

    private delegate void Describe(nint text);

    /// <summary>Full paths of the loaded libraries of libtorch and of TorchSharp's; empty before the first tensor, and on other systems
    /// than Linux.</summary>
    public static IReadOnlyList<string> Files => !OperatingSystem.IsLinux() ? []
        : [.. File.ReadLines("/proc/self/maps").Select(line => line.IndexOf('/') is var at and >= 0 ? line[at..] : "")
            .Where(path => s_parts.Any(part => Path.GetFileName(path).StartsWith(part, StringComparison.Ordinal))).Distinct()];

    /// <summary>Full path of the library that computes on the CPU; null where it is not known.</summary>
    public static string? CorePath => Files.FirstOrDefault(f => Path.GetFileName(f).StartsWith("libtorch_cpu", StringComparison.Ordinal));

    /// <summary>What libtorch says about how it was built, in lines; null where it cannot be asked.</summary>
    public static string? BuildText
    {
        get
        {
            // The function returns a std::string by value, whose place the caller gives as the first argument; so it is on x86-64 alone.
            if (RuntimeInformation.ProcessArchitecture != Architecture.X64 || !OperatingSystem.IsLinux()
                || Function<Describe>("_ZN2at11show_configB5cxx11Ev") is not { } describe)
                return null;
            var text = Marshal.AllocHGlobal(32);
            try
            {
                describe(text);
                return Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(text), (int)Marshal.ReadInt64(text, 8));
            }
            finally
            {
                Marshal.FreeHGlobal(text);
            }
        }
    }

    /// <summary>For example "2.10.0"; null where libtorch cannot be asked.</summary>
    public static string? Version => Setting("TORCH_VERSION");

    /// <summary>CUDA that libtorch was built for, for example "12.8"; null for a libtorch without CUDA.</summary>
    public static string? CudaVersion => Setting("CUDA_VERSION");

    /// <summary>Names of functions that TorchSharp's library calls and the loaded libtorch lacks: calling one of them ends the
    /// process.</summary>
    public static IReadOnlyList<string> MissingFunctions() => Files.FirstOrDefault(IsShim) is { } shim ? MissingFunctions(shim) : [];

    /// <summary>The same before TorchSharp's library is loaded.</summary>
    /// <param name="shim">Path of TorchSharp's library.</param>
    public static IReadOnlyList<string> MissingFunctions(string shim)
    {
        var libraries = Files.Where(f => !IsShim(f)).Select(f => NativeLibrary.TryLoad(f, out var library) ? library : 0)
            .Where(l => l != 0).ToArray();
        return [.. ElfSymbols.Needed(shim).Where(IsOfLibtorch)
            .Where(name => !libraries.Any(library => NativeLibrary.TryGetExport(library, name, out _)))];
    }

    /// <summary>A function of libtorch by its exported name; null if this libtorch does not export it.</summary>
    internal static T? Function<T>(string name) where T : Delegate =>
        s_core.Value != 0 && NativeLibrary.TryGetExport(s_core.Value, name, out var address)
        ? Marshal.GetDelegateForFunctionPointer<T>(address) : null;

    /// <summary>The same of the library that computes on CUDA devices; null where it is not loaded.</summary>
    internal static T? CudaFunction<T>(string name) where T : Delegate => Function<T>("libtorch_cuda", name);

    /// <summary>A function that TorchSharp's library exports; null if it does not.</summary>
    internal static T? ShimFunction<T>(string name) where T : Delegate => Function<T>(Shim, name);

    private static T? Function<T>(string library, string name) where T : Delegate =>
        Files.FirstOrDefault(f => Path.GetFileName(f).StartsWith(library, StringComparison.Ordinal)) is { } path
            && NativeLibrary.TryLoad(path, out var handle) && NativeLibrary.TryGetExport(handle, name, out var address)
            ? Marshal.GetDelegateForFunctionPointer<T>(address) : null;

    private static bool IsShim(string path) => Path.GetFileName(path).StartsWith(Shim, StringComparison.Ordinal);

    /// <summary>C++ names outside the standard library's namespace.</summary>
    private static bool IsOfLibtorch(string name) =>
        name.StartsWith("_Z", StringComparison.Ordinal) && !s_standard.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static string? Setting(string name) =>
        BuildText is { } text && Regex.Match(text, $@"\b{name}=([^,\s]+)") is { Success: true } found ? found.Groups[1].Value : null;

    private static nint Open()
    {
        // The library's path is known once a first tensor has loaded it.
        torch.zeros(1).Dispose();
        return NativeLibrary.TryLoad(CorePath ?? "torch_cpu", out var library) ? library : 0;
    }
}
